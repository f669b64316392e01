using SgRules.Netfilter;

namespace SgRules.Analysis;

/// <summary>The keys of what a table's text says of a bridge: the chains that its packets can come to, and the sets that these ask.</summary>
internal sealed class TableKeys
{
    private readonly FilterTable _table;
    private readonly Dictionary<ChainName, Chain> _chains;
    private readonly Dictionary<SetName, IpSet> _sets;
    private readonly Dictionary<ChainName, ProofKey> _ofChains = [];
    private readonly Dictionary<SetName, ProofKey> _ofSets = [];

    public TableKeys(FilterTable table, ValueList<IpSet> sets)
    {
        _table = table;
        _chains = table.Chains.ToImmutableArray().ToDictionary(chain => chain.Name);
        _sets = sets.ToImmutableArray().ToDictionary(set => set.Name);
    }

    /// <summary>The key of the part that packets on some ways can come to.</summary>
    public ProofKey Of(IReadOnlyCollection<Way> ways)
    {
        var content = new ProofContent();
        content.Add((int)_table.Family);
        content.AddAll(ways, way =>
        {
            content.Add(way.InInterface);
            content.Add(way.OutInterface);
            content.Add(way.IsBridged ? 1 : 0);
        });
        var reachable = Reachable(ways);
        foreach (var chain in _table.Chains)
        {
            if (reachable.Contains(chain.Name))
            {
                content.Add(Of(chain));
            }
        }

        return content.ToKey();
    }

    private HashSet<ChainName> Reachable(IReadOnlyCollection<Way> ways)
    {
        var reachable = new HashSet<ChainName> { ChainName.Forward };
        var open = new Stack<Chain>([_chains[ChainName.Forward]]);
        while (open.TryPop(out var chain))
        {
            foreach (var rule in chain.Rules)
            {
                if (SymbolicTable.CalleeOf(rule) is { } callee && _chains.TryGetValue(callee, out var next) && !reachable.Contains(callee) && ways.Any(way => way.Meets(rule)))
                {
                    reachable.Add(callee);
                    open.Push(next);
                }
            }
        }

        return reachable;
    }

    private ProofKey Of(Chain chain)
    {
        if (!_ofChains.TryGetValue(chain.Name, out var key))
        {
            var content = new ProofContent();
            content.Add(chain.Name.Text);
            content.Add((int?)chain.Policy ?? -1);
            content.Add(chain.Rules.Count);
            var text = new Utf8TextWriter(content.Text);
            RuleText.WriteAll(ref text, [chain], default);
            text.Flush();
            foreach (var rule in chain.Rules)
            {
                AddSets(content, rule);
            }

            key = content.ToKey();
            _ofChains.Add(chain.Name, key);
        }

        return key;
    }

    private void AddSets(ProofContent content, Rule rule)
    {
        foreach (var match in rule.Matches)
        {
            if (match is SetMatch { Set: var name })
            {
                content.Add(Of(name));
            }
        }
    }

    private ProofKey Of(SetName name)
    {
        if (!_ofSets.TryGetValue(name, out var key))
        {
            key = _sets.TryGetValue(name, out var set) ? Of(set) : default;
            _ofSets.Add(name, key);
        }

        return key;
    }

    private static ProofKey Of(IpSet set)
    {
        var content = new ProofContent();
        content.Add((int)set.Family);
        content.AddAll(set.Members, content.Add);
        return content.ToKey();
    }
}
