using SgRules.Netfilter;

namespace SgRules.Updates;

/// <summary>Which chains of one table are ours by their names, and which rules of the built-in chains.</summary>
internal sealed class OwnedChains
{
    private readonly HostTable _table;
    private readonly OwnBridges _bridges;
    private readonly HashSet<string> _desired = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ValueList<Rule>> _desiredHooks = new(StringComparer.Ordinal);
    private readonly HashSet<string> _owned = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<string>> _claims = new(StringComparer.Ordinal);

    public OwnedChains(HostTable table, ValueList<Chain> desired, OwnBridges bridges, InstanceTraces traces)
    {
        (_table, _bridges) = (table, bridges);
        foreach (var chain in desired)
        {
            if (table.Order.IsBuiltIn(chain.Name))
            {
                _desiredHooks.Add(chain.Name.Text, chain.Rules);
            }
            else
            {
                _ = _desired.Add(chain.Name.Text);
            }
        }

        if (table.Table != UpdateTable.Ethernet)
        {
            ClaimBridges();
        }

        foreach (var chain in table.Chains)
        {
            if (!table.Order.IsBuiltIn(chain.Name) && IsOwnName(chain.Name.Text, traces))
            {
                _ = _owned.Add(chain.Name.Text);
            }
        }
    }

    /// <summary>The bridges that are ours.</summary>
    public IReadOnlySet<string> Bridges => _bridges.Names;

    /// <summary>Whether a chain of the host is ours by name.</summary>
    public bool Has(ChainName chain) => _owned.Contains(chain.Text);

    /// <summary>Whether a chain is ours and the desired state has it no more.</summary>
    public bool IsGone(ChainName chain) => Has(chain) && !_desired.Contains(chain.Text);

    /// <summary>Whether a chain is ours though others may have one of its name.</summary>
    public bool IsShared(ChainName chain) => Has(chain) && !OwnNames.IsOurs(chain.Text);

    /// <summary>Whether a rule of a built-in chain is ours.</summary>
    public bool IsHook(ChainName builtIn, Rule rule) => HookForms.IsOurs(builtIn, rule, _bridges.Names);

    /// <summary>Whether some of the rules of ours in a built-in chain stay where they are: the last of them then; others go, and come at the head.</summary>
    public bool StaysInPlace(ChainName builtIn, ValueList<Rule> ours) =>
        HookChange.Between(builtIn, ours, _desiredHooks.GetValueOrDefault(builtIn.Text)).Removed.Count < ours.Count;

    /// <summary>Whether a rule in a bridge's chain of ours has a form of ours.</summary>
    public bool IsOurForm(ChainName chain, Rule rule) =>
        _claims.TryGetValue(chain.Text, out var bridges) && bridges.Exists(bridge => BridgeRuleForms.IsOurs(rule, bridge));

    private bool IsOwnName(string name, InstanceTraces traces) =>
        OwnNames.IsOurs(name) || _desired.Contains(name) || _claims.ContainsKey(name) || traces.ChainsOf(_table.Table).Contains(name);

    // Of bridges x and x-IN, both may mean BF-x-IN: what is the first chain of a bridge that others filter stays theirs, unless the
    // desired state needs the name.
    private void ClaimBridges()
    {
        foreach (var bridge in _bridges.Names)
        {
            foreach (var end in OwnNames.BridgeEnds)
            {
                var name = OwnNames.OfBridge(bridge, end);
                if (_table.Find(name) is null || (_bridges.Others.Contains($"{bridge}{end}") && !_desired.Contains(name)))
                {
                    continue;
                }

                _claims.TryAdd(name, []);
                _claims[name].Add(bridge);
            }
        }
    }
}
