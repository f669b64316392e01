using SgRules.Addressing;
using SgRules.Model;

namespace SgRules.Analysis;

/// <summary>A packet for each class that a zone's rules, or the contract, can tell apart: by far end, protocol, port and message.</summary>
internal sealed class Packets
{
    // Of no rule and no paragraph.
    private const int SourcePort = 40_000;

    private const int OtherProtocol = 99;

    private readonly Dictionary<IPFamily, InternetAddress[]> _farEnds;
    private readonly int[] _ports;
    private readonly int[] _types;
    private readonly int[] _codes;
    private readonly Protocol[] _protocols;

    public Packets(Zone zone)
    {
        SecurityRule[] rules = [.. zone.SecurityGroups.SelectMany(group => group.Ingress.Concat(group.Egress))];
        var prefixes = rules.SelectMany(rule => rule.Cidrs).Select(cidr => cidr.Prefix)
            .Concat(zone.Instances.SelectMany(instance => instance.Nics).SelectMany(nic => nic.Addresses()).Select(IPPrefix.Of))
            .ToArray();
        _farEnds = Enum.GetValues<IPFamily>().ToDictionary(family => family, family => Starts(prefixes.Where(prefix => prefix.Family == family), family));
        _ports = Numbers(rules.Where(rule => rule.Ports is not null).Select(rule => ((int)rule.Ports!.Value.First, (int)rule.Ports.Value.Last)).Concat([(53, 53), (67, 68), (546, 547)]), ushort.MaxValue);
        _types = Numbers(rules.Select(rule => rule.IcmpType?.Type).OfType<int>().Concat([5, 130, 131, 132, 133, 134, 135, 136, 137, 143]).Select(type => (type, type)), byte.MaxValue);
        _codes = Numbers(rules.Select(rule => rule.IcmpType?.Code).OfType<int>().Select(code => (code, code)), byte.MaxValue);
        _protocols = [.. rules.Select(rule => rule.Protocol).Where(protocol => !protocol.IsAll).Concat([Protocol.AuthenticationHeader, Protocol.Of(OtherProtocol)]).Distinct()];
    }

    /// <summary>What an address sends, or is sent.</summary>
    public Packet[] Of(InternetAddress near, Direction direction) =>
        [.. _farEnds[near.Family].SelectMany(far => direction == Direction.Egress ? Services(near, far) : Services(far, near))];

    private IEnumerable<Packet> Services(InternetAddress source, InternetAddress destination)
    {
        foreach (var port in _ports)
        {
            yield return Packet.Tcp(source, destination, SourcePort, port);
            yield return Packet.Udp(source, destination, SourcePort, port);
        }

        foreach (var type in _types)
        {
            foreach (var code in _codes)
            {
                yield return Packet.Icmp(source, destination, type, code);
            }
        }

        var messages = source.Family == IPFamily.IPv4 ? Protocol.Icmp : Protocol.IcmpV6;
        foreach (var protocol in _protocols.Where(protocol => !protocol.HasPorts && protocol != messages))
        {
            yield return Packet.Of(source, destination, protocol);
        }
    }

    // The first of each range between the boundaries of ranges.
    private static int[] Numbers(IEnumerable<(int First, int Last)> ranges, int most) =>
        [.. ranges.SelectMany(range => new[] { range.First, range.Last + 1 }).Append(0).Where(number => number <= most).Distinct().Order()];

    private static InternetAddress[] Starts(IEnumerable<IPPrefix> prefixes, IPFamily family)
    {
        var starts = new SortedSet<UInt128> { 0 };
        foreach (var prefix in prefixes)
        {
            starts.Add(prefix.Address.Bits);
            if (prefix.LastAddress != IPPrefix.Any(family).LastAddress)
            {
                starts.Add(prefix.LastAddress.Bits + 1);
            }
        }

        return [.. starts.Select(bits => family == IPFamily.IPv4 ? InternetAddress.IPv4((uint)bits) : InternetAddress.IPv6(bits))];
    }
}
