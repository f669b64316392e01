using System.Globalization;
using SgRules.Addressing;
using SgRules.Netfilter;
using SgRules.Policies;

namespace SgRules.Analysis;

/// <summary>
/// Proves that one family's table decides as the contract says of a host's policy: for every packet, in every connection state, on every pair
/// of ports of every bridge of ours, and for what is routed through them (3.15).
/// </summary>
internal sealed class TableProver
{
    private readonly HostPolicy _policy;
    private readonly FilterTable _table;
    private readonly ValueList<IpSet> _sets;
    private readonly ProofBudget _budget;
    private readonly ProofCache _known;
    private readonly ProofLog _log = new();
    private readonly Lazy<List<string>> _otherInterfaces;
    private readonly Lazy<(PacketValues Values, RuleConditions Conditions)> _meanings;

    public TableProver(HostPolicy policy, FilterTable table, ValueList<IpSet> sets, ProofBudget budget, ProofCache? known = null)
    {
        (_policy, _table, _sets, _budget, _known) = (policy, table, sets, budget, known ?? ProofCache.Empty);
        _otherInterfaces = new(() => [.. OtherInterfaces()]);
        _meanings = new(Meanings);
    }

    public TableVerdict Prove(CancellationToken cancellationToken = default)
    {
        var keys = new BridgeKeys(_policy, _table, _sets, _otherInterfaces.Value);
        foreach (var bridge in _policy.Bridges)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var key = keys.Of(bridge);
            if (_known.Find(key) is { } proven)
            {
                _log.AddKnown(proven);
                continue;
            }

            var before = _log.Counted;
            Prove(bridge, cancellationToken);
            if (_log.IsClean)
            {
                _log.Add(new ProvenBridge(key, _log.Counted.Ports - before.Ports, _log.Counted.Pairs - before.Pairs));
            }
        }

        return _log.ToVerdict();
    }

    private void Prove(BridgePolicy bridge, CancellationToken cancellationToken)
    {
        try
        {
            ProveBridged(bridge, cancellationToken);
            ProveRouted(bridge);
        }
        catch (DiagramBudgetException exceeded)
        {
            _log.AddLimit(string.Create(CultureInfo.InvariantCulture, $"bridge {bridge.Name}, {_table.Family}: more than {exceeded.Limit} nodes of diagrams would be needed"));
        }
    }

    // Classes of addresses are made of everything that a table and a policy ask; where all of it is known, none are needed.
    private (PacketValues, RuleConditions) Meanings()
    {
        var (addresses, macs) = TableAddresses.Of(_policy, _table, _sets);
        var values = new PacketValues(addresses, macs);
        return (values, new RuleConditions(values, new SetClasses(_sets, addresses)));
    }

    private void ProveBridged(BridgePolicy bridge, CancellationToken cancellationToken)
    {
        var table = SymbolicTable.Of(_table, Way.Bridged(bridge.Name), BridgeProver.Devices(bridge), _meanings.Value.Conditions);
        if (CanBeFollowed(table, bridge.Name))
        {
            new BridgeProver(_policy, bridge, table, _meanings.Value.Values, _budget, _log).Prove(cancellationToken);
        }
    }

    // 3.15: whatever else it comes from or goes to.
    private void ProveRouted(BridgePolicy bridge)
    {
        foreach (var other in _otherInterfaces.Value)
        {
            ProveRouted(new Way(bridge.Name, other, IsBridged: false));
            ProveRouted(new Way(other, bridge.Name, IsBridged: false));
        }
    }

    private void ProveRouted(Way way)
    {
        var table = SymbolicTable.Of(_table, way, [], _meanings.Value.Conditions);
        if (!CanBeFollowed(table, way.InInterface))
        {
            return;
        }

        var space = PacketSpace.OfReceivers(_meanings.Value.Values, _budget.MaxNodes);
        var text = new ChainDiagrams(table, space);
        var judge = new PairJudge(way.InInterface, table.Ports, _log);
        judge.Judge(space, text.Verdict(PortCondition.NoPort, PortCondition.NoPort), space.Drop, mac => Passage.Routed(way.InInterface, null, way.OutInterface, mac));
        for (var port = 0; port < table.Ports.Count; port++)
        {
            var name = table.Ports[port];
            judge.Judge(space, text.Verdict(port, PortCondition.NoPort), space.Drop, mac => Passage.Routed(way.InInterface, name, way.OutInterface, mac));
        }
    }

    private bool CanBeFollowed(SymbolicTable table, string place)
    {
        if (!table.IsLoopFree)
        {
            _log.AddLimit($"{place}, {_table.Family}: a chain leads back to itself, which the kernel refuses");
        }
        else if (table.Forward.Height > SymbolicTable.MaxHeight)
        {
            _log.AddLimit(string.Create(CultureInfo.InvariantCulture, $"{place}, {_table.Family}: there are {table.Forward.Height} chains or more on one path, and {SymbolicTable.MaxHeight} are all that nft takes"));
        }

        return table.IsLoopFree && table.Forward.Height <= SymbolicTable.MaxHeight;
    }

    // The interfaces that rules ask for, one that they don't, and for each pattern one that matches it.
    private IEnumerable<string> OtherInterfaces()
    {
        var asked = _table.Chains.ToImmutableArray()
            .SelectMany(chain => chain.Rules.ToImmutableArray())
            .SelectMany(rule => rule.Matches.ToImmutableArray())
            .Select(match => match is InInterfaceMatch { Device: var input } ? input : match is OutInterfaceMatch { Device: var output } ? output : (DevicePattern?)null)
            .OfType<DevicePattern>()
            .Distinct()
            .ToList();
        var names = new PortNames(asked.Where(device => !device.IsPrefix).Select(device => device.Name).Order(StringComparer.Ordinal), asked.Where(device => device.IsPrefix).Select(device => device.Name));
        return Enumerable.Range(0, names.Count).Select(number => names[number]);
    }
}
