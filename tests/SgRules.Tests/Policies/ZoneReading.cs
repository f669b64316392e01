using System.Globalization;
using SgRules.Addressing;
using SgRules.Model;

namespace SgRules.Policies;

/// <summary>
/// A second reading of the contract, straight from the zone as written: no resolved policy, no split rules, and one conjunction
/// - sent, received, of a good state - in place of the paragraphs' order. It is slow and gives no reasons.
/// </summary>
internal sealed class ZoneReading(Zone zone, string hostName, bool allowDns = true)
{
    private readonly Host _host = zone.Hosts.ToImmutableArray().Single(host => host.Name == hostName);

    private enum Trust
    {
        Trusted,
        Guest,
        Unknown,
    }

    public Ruling Read(Packet packet, Passage passage) => passage.Kind switch
    {
        PassageKind.Bridged when IsFiltered(passage.InInterface) => MayCross(packet, passage) ? Ruling.Accepted : Ruling.Dropped,
        PassageKind.Routed when IsFiltered(passage.InInterface) || IsFiltered(passage.OutInterface) => Ruling.Dropped,
        _ => Ruling.NotJudged,
    };

    private bool MayCross(Packet packet, Passage passage)
    {
        var (from, sender) = PortOf(passage.InInterface!, passage.InPort!);
        var (to, receiver) = PortOf(passage.InInterface!, passage.OutPort!);
        if (from == Trust.Trusted && to == Trust.Trusted)
        {
            return true;
        }

        return packet.State != ConnectionState.Invalid
            && (from == Trust.Trusted || IsSentWithoutAddress(packet, to) || (from == Trust.Guest && IsSentBy(sender!, packet, passage.SourceMac)))
            && (to == Trust.Trusted || IsReceivedWithoutAddress(packet, from) || (to == Trust.Guest && IsReceivedBy(receiver!, packet, from)));
    }

    private bool IsSentBy(Attached sender, Packet packet, MacAddress? sourceMac) =>
        sourceMac == sender.Nic.Mac
        && IsOwn(sender.Nic, packet.Source)
        && MessageOf(packet) is not ("4 icmp 5" or "6 icmp 130" or "6 icmp 134" or "6 icmp 137" or "6 protocol 51")
        && !MessageOf(packet).StartsWith("4 udp 67>", StringComparison.Ordinal)
        && !MessageOf(packet).StartsWith("6 udp 547>", StringComparison.Ordinal)
        && (IsOfConnection(packet) || IsAlwaysSent(packet) || !RulesOf(sender, Direction.Egress).Any()
            || RulesOf(sender, Direction.Egress).Any(rule => Allows(rule, packet, packet.Destination)));

    private bool IsReceivedBy(Attached receiver, Packet packet, Trust from) =>
        (IsOwn(receiver.Nic, packet.Destination) || receiver.Nic.MulticastGroups.ToImmutableArray().Contains(packet.Destination))
        && (IsOfConnection(packet)
            || (from == Trust.Trusted && MessageOf(packet) is "4 udp 67>68" or "6 udp 547>546")
            || RulesOf(receiver, Direction.Ingress).Any(rule => Allows(rule, packet, packet.Source)));

    private bool IsAlwaysSent(Packet packet) => MessageOf(packet) switch
    {
        "4 udp 68>67" => true,
        "6 udp 546>547" => packet.Destination.ToString() == "ff02::1:2" || IsIn("fe80::/10", packet.Destination),
        "6 icmp 133" or "6 icmp 135" or "6 icmp 136" or "6 icmp 131" or "6 icmp 132" or "6 icmp 143" => true,
        var message => allowDns && message.EndsWith(">53", StringComparison.Ordinal),
    };

    private static bool IsSentWithoutAddress(Packet packet, Trust to) => (MessageOf(packet), packet.Source.ToString()) switch
    {
        ("4 udp 68>67", "0.0.0.0") => to == Trust.Trusted && packet.Destination.ToString() == "255.255.255.255",
        ("6 icmp 135" or "6 icmp 131" or "6 icmp 132" or "6 icmp 143", "::") => IsIn("ff02::/16", packet.Destination),
        _ => false,
    };

    private static bool IsReceivedWithoutAddress(Packet packet, Trust from) => (MessageOf(packet), packet.HopLimit) switch
    {
        ("6 icmp 135" or "6 icmp 136", 255) => true,
        ("6 icmp 134", 255) => from == Trust.Trusted && IsIn("fe80::/10", packet.Source),
        ("6 icmp 130", 1) => from == Trust.Trusted && IsIn("fe80::/10", packet.Source) && IsIn("ff02::/16", packet.Destination),
        ("4 udp 67>68", _) => from == Trust.Trusted && packet.Destination.ToString() == "255.255.255.255",
        _ => false,
    };

    private static bool IsOfConnection(Packet packet) => packet.State is ConnectionState.Established or ConnectionState.Related;

    /// <summary>The packet as a word to compare with: family, protocol, and ports or type.</summary>
    private static string MessageOf(Packet packet)
    {
        var family = packet.Family == IPFamily.IPv4 ? 4 : 6;
        return (packet.Payload.SourcePort, packet.Payload.Type) switch
        {
            ({ } source, _) => string.Create(CultureInfo.InvariantCulture, $"{family} {packet.Protocol} {source}>{packet.Payload.DestinationPort}"),
            (_, { } type) => string.Create(CultureInfo.InvariantCulture, $"{family} icmp {type}"),
            _ => string.Create(CultureInfo.InvariantCulture, $"{family} protocol {packet.Protocol.Number}"),
        };
    }

    private static bool IsOwn(Nic nic, InternetAddress address) =>
        PrimaryAndSecondary(nic).Contains(address)
        || address == LinkLocalOf(nic.Mac)
        || nic.AllowedAddresses.ToImmutableArray().Any(allowed => IsIn(allowed, address));

    private static IEnumerable<InternetAddress> PrimaryAndSecondary(Nic nic) =>
        new[] { nic.IPv4, nic.IPv6 }.OfType<InternetAddress>().Concat(nic.SecondaryIps.ToImmutableArray());

    // RFC 4291 appendix A, on the text: the second-lowest bit of the first octet flipped, fffe in the middle.
    private static InternetAddress LinkLocalOf(MacAddress mac)
    {
        var octets = mac.ToString().Split(':');
        var first = int.Parse(octets[0], NumberStyles.HexNumber, CultureInfo.InvariantCulture) ^ 2;
        return InternetAddress.Parse(string.Create(
            CultureInfo.InvariantCulture,
            $"fe80::{first:x2}{octets[1]}:{octets[2]}ff:fe{octets[3]}:{octets[4]}{octets[5]}"));
    }

    private static bool IsIn(string cidr, InternetAddress address) => IsIn(Cidr.Parse(cidr), address);

    private static bool IsIn(Cidr cidr, InternetAddress address) =>
        cidr.Family == address.Family && (cidr.Length == 0 || (cidr.Address.Bits ^ address.Bits) >> (cidr.Address.Width - cidr.Length) == 0);

    private bool Allows(SecurityRule rule, Packet packet, InternetAddress peer) =>
        (rule.Cidrs.ToImmutableArray().Any(cidr => IsIn(cidr, peer)) && IsTraffic(rule, packet, IPFamily.IPv4, IPFamily.IPv6))
        || (rule.Groups.ToImmutableArray().Any(group => IsMember(group, peer)) && IsTraffic(rule, packet, FamiliesWithGroup(rule)));

    /// <summary>Design section 2: what a rule with a group as peer means, by the packet's family.</summary>
    private static IPFamily[] FamiliesWithGroup(SecurityRule rule) => (rule.Protocol.Number, rule.IcmpType) switch
    {
        (1, { IsAny: false }) or (43 or 44 or 51 or 60, _) => [IPFamily.IPv4],
        (58, not null) => [IPFamily.IPv6],
        _ => [IPFamily.IPv4, IPFamily.IPv6],
    };

    private static bool IsTraffic(SecurityRule rule, Packet packet, params ReadOnlySpan<IPFamily> families)
    {
        if (!families.Contains(packet.Family))
        {
            return false;
        }

        if (rule.IcmpType is { } message)
        {
            return packet.Payload.Type is { } type
                && (message.IsAny || (message.Type == type && (message.Code is null || message.Code == packet.Payload.Code)));
        }

        return rule.Protocol == Protocol.All
            || (rule.Protocol == packet.Protocol
                && (rule.Ports is not { } ports || (packet.Payload.DestinationPort >= ports.First && packet.Payload.DestinationPort <= ports.Last)));
    }

    private bool IsMember(string group, InternetAddress address) => zone.Instances.ToImmutableArray().Any(instance =>
        instance.State == InstanceState.Running
        && instance.SecurityGroups.ToImmutableArray().Contains(group)
        && instance.Nics.ToImmutableArray().SelectMany(PrimaryAndSecondary).Contains(address));

    private IEnumerable<SecurityRule> RulesOf(Attached port, Direction direction) =>
        from id in port.Instance.SecurityGroups.ToImmutableArray()
        from candidate in zone.SecurityGroups.ToImmutableArray()
        where candidate.Id == id
        from rule in (direction == Direction.Egress ? candidate.Egress : candidate.Ingress).ToImmutableArray()
        select rule;

    private (Trust Trust, Attached? Port) PortOf(string bridgeName, string device)
    {
        var bridge = _host.Bridges.ToImmutableArray().Single(bridge => bridge.Name == bridgeName);
        if (bridge.Uplinks.ToImmutableArray().Contains(device))
        {
            return (Trust.Trusted, null);
        }

        var attached =
            from instance in zone.Instances.ToImmutableArray()
            where instance.State == InstanceState.Running && instance.Host == _host.Name
            from nic in instance.Nics.ToImmutableArray()
            where nic.Device == device && (nic.Bridge is null ? bridge.Networks.ToImmutableArray().Contains(nic.Network) : nic.Bridge == bridgeName)
            select new Attached(instance, nic);
        return attached.SingleOrDefault() switch
        {
            null => (Trust.Unknown, null),
            { Instance.Name: [var first, '-', ..] } when "rsv".Contains(first, StringComparison.Ordinal) => (Trust.Trusted, null),
            var port => (Trust.Guest, port),
        };
    }

    private bool IsFiltered(string? bridgeName) => _host.Bridges.ToImmutableArray().Any(bridge =>
        bridge.Name == bridgeName
        && bridge.Networks.ToImmutableArray().Any(carried => zone.Networks.ToImmutableArray().Any(network =>
            network.Name == carried && network.EffectiveServices.ToImmutableArray().Contains(NetworkService.SecurityGroup))));

    private sealed record Attached(Instance Instance, Nic Nic);
}
