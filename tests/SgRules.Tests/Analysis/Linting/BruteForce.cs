using SgRules.Addressing;
using SgRules.Model;

namespace SgRules.Analysis;

/// <summary>
/// What every NIC of a zone may send and receive, packet class by packet class, with and without one of its rules: exact, by looking at all of them.
/// Shares nothing with diagrams, nor with the policies and the evaluator.
/// </summary>
internal sealed class BruteForce
{
    private readonly Zone _zone;
    private readonly PlainRules _rules;
    private readonly Probe[] _probes;
    private readonly Dictionary<(int Group, int Rule, int Peer, Probe Probe), bool[]> _matches = [];

    public BruteForce(Zone zone, bool allowDns)
    {
        (_zone, _rules) = (zone, new PlainRules(zone, allowDns));
        var packets = new Packets(zone);
        _probes =
        [
            .. from near in new[] { InternetAddress.Parse("192.0.2.99"), InternetAddress.Parse("2001:db8:ffff::99") }
               from direction in Enum.GetValues<Direction>()
               select new Probe(near.Family, direction, packets.Of(near, direction)),
        ];
    }

    /// <summary>The NICs that are filtered.</summary>
    public IEnumerable<(Instance Instance, Nic Nic)> Guests() =>
        from instance in _zone.Instances
        where instance.State == InstanceState.Running && !instance.IsSystemVm
        from nic in instance.Nics
        where _zone.Networks.Any(network => network.Name == nic.Network && network.HasSecurityGroups)
        select (instance, nic);

    /// <summary>A NIC and a packet about which it is decided otherwise without a rule; <see langword="null"/> if there is none.</summary>
    public (Instance Instance, Nic Nic, Direction Direction, Packet Packet)? Difference(RuleDeletion without)
    {
        foreach (var (instance, nic) in Guests())
        {
            foreach (var probe in _probes.Where(probe => CanBe(nic, probe)))
            {
                var (before, after) = (Verdicts(instance, probe, null), Verdicts(instance, probe, without));
                if (before.AsSpan().CommonPrefixLength(after) is var same && same < before.Length)
                {
                    return (instance, nic, probe.Direction, probe.Packets[same]);
                }
            }
        }

        return null;
    }

    /// <summary>All packets with what is decided about them.</summary>
    public IEnumerable<(Direction Direction, Packet Packet, bool IsAllowed)> Verdicts(Instance instance, Nic nic) =>
        _probes.Where(probe => CanBe(nic, probe)).SelectMany(probe => probe.Packets.Zip(Verdicts(instance, probe, null), (packet, isAllowed) => (probe.Direction, packet, isAllowed)));

    /// <summary>Whether some rules, as far as its instances are in their groups, allow all that a rule allows of what rules are asked about.</summary>
    public bool IsCovered(RuleDeletion rule, IReadOnlyCollection<RuleDeletion> by)
    {
        foreach (var (instance, nic) in Guests().Where(guest => IsIn(guest.Instance, rule)))
        {
            foreach (var probe in _probes.Where(probe => probe.Direction == rule.Direction && CanBe(nic, probe)))
            {
                var (its, covering) = (Matching(rule, probe), by.Where(other => IsIn(instance, other)).SelectMany(other => Matching(other, probe)).ToArray());
                if (Enumerable.Range(0, probe.Packets.Length).Any(i => its.Any(matches => matches[i]) && IsAsked(probe, i) && !Array.Exists(covering, matches => matches[i])))
                {
                    return false;
                }
            }
        }

        return true;
    }

    private bool IsIn(Instance instance, RuleDeletion rule) => instance.SecurityGroups.AsSpan().Contains(_zone.SecurityGroups[rule.Group].Id);

    private bool IsAsked(Probe probe, int packet) => probe.Direction == Direction.Ingress || _rules.WithoutRules(probe.Packets[packet]) is null;

    private bool[][] Matching(RuleDeletion rule, Probe probe)
    {
        var written = _zone.SecurityGroups[rule.Group].Rules(rule.Direction)[rule.Rule];
        int[] peers = rule.Peer is { } peer ? [peer] : [.. Enumerable.Range(0, written.Cidrs.Count + written.Groups.Count)];
        return Array.ConvertAll(peers, p => Matches((rule.Group, rule.Rule, p, probe)));
    }

    // 3.1, 3.3: without an address of the family only messages pass that no rule decides about.
    private static bool CanBe(Nic nic, Probe probe) =>
        probe.Family == IPFamily.IPv6
        || nic.Addresses().Concat(nic.AllowedAddresses.Select(cidr => cidr.Address)).Concat(probe.Direction == Direction.Ingress ? nic.MulticastGroups : [])
            .Any(address => address.Family == IPFamily.IPv4);

    private bool[] Verdicts(Instance instance, Probe probe, RuleDeletion? without)
    {
        var restricts = probe.Direction == Direction.Ingress;
        var matching = new List<bool[]>();
        for (var g = 0; g < _zone.SecurityGroups.Count; g++)
        {
            var rules = _zone.SecurityGroups[g].Rules(probe.Direction);
            for (var r = 0; r < rules.Count && instance.SecurityGroups.AsSpan().Contains(_zone.SecurityGroups[g].Id); r++)
            {
                var isHere = without is not null && without.Group == g && without.Direction == probe.Direction && without.Rule == r;
                restricts |= !isHere || without!.Peer is not null;
                for (var p = 0; p < rules[r].Cidrs.Count + rules[r].Groups.Count; p++)
                {
                    if (!isHere || (without!.Peer is { } peer && peer != p))
                    {
                        matching.Add(Matches((g, r, p, probe)));
                    }
                }
            }
        }

        return Verdicts(probe, restricts, matching);
    }

    private bool[] Verdicts(Probe probe, bool restricts, List<bool[]> matching)
    {
        var verdicts = new bool[probe.Packets.Length];
        for (var i = 0; i < verdicts.Length; i++)
        {
            verdicts[i] = !restricts;
            foreach (var matches in matching)
            {
                verdicts[i] |= matches[i];
            }

            if (probe.Direction == Direction.Egress && _rules.WithoutRules(probe.Packets[i]) is { } isAllowed)
            {
                verdicts[i] = isAllowed;
            }
        }

        return verdicts;
    }

    private bool[] Matches((int Group, int Rule, int Peer, Probe Probe) key)
    {
        if (!_matches.TryGetValue(key, out var matches))
        {
            var rule = _zone.SecurityGroups[key.Group].Rules(key.Probe.Direction)[key.Rule];
            matches = Array.ConvertAll(key.Probe.Packets, packet => _rules.Matches(rule, key.Peer, packet, key.Probe.Direction == Direction.Ingress ? packet.Source : packet.Destination));
            _matches.Add(key, matches);
        }

        return matches;
    }

    /// <summary>Packets of one family that are sent, or received.</summary>
    private sealed class Probe(IPFamily family, Direction direction, Packet[] packets)
    {
        public IPFamily Family { get; } = family;

        public Direction Direction { get; } = direction;

        public Packet[] Packets { get; } = packets;
    }
}
