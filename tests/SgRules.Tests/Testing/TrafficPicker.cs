using SgRules.Addressing;
using SgRules.Model;

namespace SgRules.Testing;

/// <summary>Picks protocols, ports, messages and states: those of rules, those beside them, and the messages that addressing needs.</summary>
internal sealed class TrafficPicker(Random random)
{
    private static readonly int[] Neighbourhood = [130, 131, 132, 133, 134, 135, 136, 137, 143, 144, 128];

    private static readonly int[] Numbers = [1, 2, 43, 44, 47, 50, 51, 58, 60, 112, 132, 255];

    /// <summary>A rule of either end to follow, and whose it is; none if neither has one.</summary>
    public (SecurityRule? Rule, Direction Direction) RuleBetween(SecurityRule[] egress, SecurityRule[] ingress)
    {
        var fromIngress = ingress.Length > 0 && (egress.Length == 0 || random.Next(3) > 0);
        var rules = fromIngress ? ingress : egress;
        return (rules.Length == 0 ? null : rules[random.Next(rules.Length)], fromIngress ? Direction.Ingress : Direction.Egress);
    }

    public void Follow(PacketDraft draft, SecurityRule? rule)
    {
        if (rule is null)
        {
            Free(draft);
            return;
        }

        draft.Protocol = rule.Protocol.IsAll ? random.Next(3) switch { 0 => Protocol.Tcp, 1 => Protocol.Udp, _ => Number() } : Spelled(rule, draft.Family);
        var ports = rule.Ports ?? PortRange.Any;
        draft.DestinationPort = random.Next(2) == 0 ? ports.First : ports.Last;
        draft.Type = rule.IcmpType?.Type ?? random.Next(256);
        draft.Code = rule.IcmpType?.Code ?? random.Next(256);
    }

    /// <summary>DHCP, DNS, neighbour discovery, MLD: right or nearly.</summary>
    public void Control(PacketDraft draft, AddressPicker addresses)
    {
        draft.Source = draft.From.Nic is { } sender ? addresses.OwnOf(sender, draft.Family) : addresses.Any(draft.Family);
        draft.Destination = draft.To.Nic is { } receiver ? addresses.ReachableOf(receiver, draft.Family) : addresses.Any(draft.Family);
        if (draft.Family == IPFamily.IPv4)
        {
            ControlIPv4(draft);
        }
        else
        {
            ControlIPv6(draft);
        }
    }

    /// <summary>Another number: a port or code more or less, another type, another protocol.</summary>
    public void Beside(PacketDraft draft)
    {
        switch (random.Next(6))
        {
            case 0: draft.DestinationPort = Math.Clamp(draft.DestinationPort + (random.Next(2) == 0 ? 1 : -1), 0, ushort.MaxValue); break;
            case 1: draft.SourcePort = random.Next(3) switch { 0 => 67, 1 => 547, _ => random.Next(65536) }; break;
            case 2: draft.Type = (draft.Type + random.Next(256)) & 255; break;
            case 3: draft.Code ^= 1; break;
            case 4: draft.Protocol = random.Next(2) == 0 ? Protocol.Udp : Protocol.Tcp; break;
            default: draft.Protocol = Number(); break;
        }
    }

    public ConnectionState LikelyState(PacketDraft draft) =>
        draft is { Family: IPFamily.IPv6, Protocol.Number: 58, Type: (>= 130 and <= 136) or 143 } ? ConnectionState.Untracked
        : random.Next(4) > 0 ? ConnectionState.New
        : AnyState(draft.Family);

    // An IPv4 packet is never untracked on a host without NOTRACK rules (contract 3.7).
    public ConnectionState AnyState(IPFamily family) => (ConnectionState)random.Next(family == IPFamily.IPv4 ? 4 : 5);

    public byte AnyHopLimit() => random.Next(5) switch { 0 => 255, 1 => 254, 2 => 1, 3 => 0, _ => Packet.DefaultHopLimit };

    private void ControlIPv4(PacketDraft draft)
    {
        (draft.SourcePort, draft.DestinationPort) = random.Next(4) switch { 0 or 1 => (68, 67), 2 => (67, 68), _ => (49152, 53) };
        draft.State = random.Next(4) == 0 ? AnyState(IPFamily.IPv4) : ConnectionState.New;
        draft.Protocol = draft.DestinationPort == 53 && random.Next(2) == 0 ? Protocol.Tcp : Protocol.Udp;
        if (draft.SourcePort == 68 && random.Next(2) == 0)
        {
            (draft.Source, draft.Destination) = (InternetAddress.Parse("0.0.0.0"), InternetAddress.Parse("255.255.255.255"));
        }
        else if (draft.SourcePort == 67 && random.Next(2) == 0)
        {
            draft.Destination = InternetAddress.Parse("255.255.255.255");
        }
        else if (random.Next(6) == 0)
        {
            (draft.Protocol, draft.Type, draft.Code) = (Protocol.Icmp, 5, 1);
        }
    }

    private void ControlIPv6(PacketDraft draft)
    {
        if (random.Next(8) == 0)
        {
            // It can hide each of the messages below.
            (draft.Protocol, draft.State) = (Protocol.AuthenticationHeader, AnyState(IPFamily.IPv6));
            return;
        }

        if (random.Next(4) == 0)
        {
            draft.Protocol = Protocol.Udp;
            (draft.SourcePort, draft.DestinationPort) = random.Next(2) == 0 ? (546, 547) : (547, 546);
            draft.Destination = draft.SourcePort == 546 && random.Next(4) > 0 ? InternetAddress.Parse(random.Next(3) switch { 0 => "febf:ffff::1", 1 => "fe80::1", _ => "ff02::1:2" }) : draft.Destination;
            return;
        }

        draft.Protocol = Protocol.IcmpV6;
        (draft.Type, draft.Code) = (Neighbourhood[random.Next(Neighbourhood.Length)], 0);
        draft.State = random.Next(4) == 0 ? AnyState(IPFamily.IPv6) : ConnectionState.Untracked;
        draft.HopLimit = draft.Type is 130 or 131 or 132 or 143 ? (byte)1 : (byte)255;
        draft.Source = random.Next(3) switch
        {
            0 => InternetAddress.IPv6Unspecified,
            1 => draft.From.Nic?.Mac.LinkLocalAddress ?? InternetAddress.Parse(random.Next(2) == 0 ? "fe80::1" : "febf:ffff::1"),
            _ => draft.Source,
        };
        draft.Destination = random.Next(3) == 0 ? draft.Destination : InternetAddress.Parse(random.Next(3) switch { 0 => "ff02::1", 1 => "ff02::16", _ => "ff02::1:ff00:13" });
    }

    private void Free(PacketDraft draft)
    {
        draft.Protocol = random.Next(3) switch { 0 => Protocol.Tcp, 1 => Protocol.Udp, _ => Number() };
        draft.DestinationPort = random.Next(4) switch { 0 => 53, 1 => 22, _ => random.Next(65536) };
        draft.Type = random.Next(256);
    }

    private Protocol Number() => Protocol.Of(Numbers[random.Next(Numbers.Length)]);

    // `icmp` with IPv6 peers means ICMPv6 (design, section 2).
    private static Protocol Spelled(SecurityRule rule, IPFamily family) =>
        rule.IcmpType is not null && family == IPFamily.IPv6 ? Protocol.IcmpV6 : rule.Protocol;
}
