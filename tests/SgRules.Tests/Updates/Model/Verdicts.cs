using SgRules.Addressing;
using SgRules.Netfilter;

namespace SgRules.Updates;

/// <summary>What a host does with each of some probes, table by table; only tables that an atom changed are asked again.</summary>
internal sealed class Verdicts
{
    private readonly Probe[] _probes;
    private readonly WalkOutcome[] _filter;
    private readonly WalkOutcome[] _ethernet;
    private readonly ModelKernel _host;

    private Verdicts(Probe[] probes, ModelKernel host, Verdicts? before)
    {
        (_probes, _host) = (probes, host);
        _ethernet = before is not null && before._host.Ethernet == host.Ethernet ? before._ethernet : OfEthernet(host.Ethernet.Ethernet);
        (_filter, var isCopied) = before is null ? (new WalkOutcome[probes.Length], true) : (before._filter, false);
        foreach (var family in new[] { IPFamily.IPv4, IPFamily.IPv6 })
        {
            var table = family == IPFamily.IPv4 ? host.IPv4 : host.IPv6;
            if (before is null || HasChanged(before._host, table))
            {
                _filter = isCopied ? _filter : [.. _filter];
                isCopied = true;
                Ask(family, table);
            }
        }
    }

    public int Count => _probes.Length;

    public static Verdicts Of(Probe[] probes, ModelKernel host, Verdicts? before = null) =>
        before is not null && before._host == host ? before : new Verdicts(probes, host, before);

    /// <summary>What iptables or ip6tables does with a probe that has a packet.</summary>
    public WalkOutcome Filter(int probe) => _filter[probe];

    public WalkOutcome Ethernet(int probe) => _ethernet[probe];

    /// <summary>What both do: dropped by one is dropped.</summary>
    public WalkOutcome Joint(int probe) => (_filter[probe], _ethernet[probe]) switch
    {
        (WalkOutcome.Dropped, _) or (_, WalkOutcome.Dropped) => WalkOutcome.Dropped,
        (WalkOutcome.Accepted, WalkOutcome.Accepted) => WalkOutcome.Accepted,
        _ => WalkOutcome.Undecided,
    };

    private bool HasChanged(ModelKernel before, ModelTable table) =>
        before.Table(table.Kind) != table
        || (before.Sets != _host.Sets && table.Sets.Any(set => before.Sets.GetValueOrDefault(set) != _host.Sets.GetValueOrDefault(set)));

    private void Ask(IPFamily family, ModelTable table)
    {
        var sets = _host.Sets.Values.Where(set => table.Sets.Contains(set.Name)).ToArray();
        var rules = new RuleInterpreter(
            table.Filter,
            sets.Where(set => set.Header.Type is not null).Select(set => set.Value).ToValueList(),
            sets.Where(set => set.Header.Type is null).Select(set => SetName.Parse(set.Name)).ToValueList());
        for (var i = 0; i < _probes.Length; i++)
        {
            if (_probes[i].Packet is { } packet && packet.Family == family)
            {
                _filter[i] = rules.Run(packet, _probes[i].Passage).Outcome;
            }
        }
    }

    private WalkOutcome[] OfEthernet(EthernetTable table)
    {
        var rules = new EthernetInterpreter(table);
        return [.. _probes.Select(probe => rules.Run(probe.Frame, probe.Passage).Outcome)];
    }
}
