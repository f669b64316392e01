using SgRules.Netfilter;

namespace SgRules.Updates;

/// <summary>The bridges whose hooks and chains <c>BF-</c> are ours: those of the desired state, and those that a state of ours is loaded for.</summary>
/// <remarks>
/// CloudStack's script hooks its bridges in our form too, among others, and names its chains as we do. What it never writes is the goto at
/// the end of our <c>BF-BR</c> (facts: cloudstack, section 1.3).
/// </remarks>
internal sealed class OwnBridges
{
    private readonly HashSet<string> _loaded = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _others = new(StringComparer.Ordinal);
    private readonly List<Diagnostic> _findings = [];

    private OwnBridges()
    {
    }

    /// <summary>All bridges of ours.</summary>
    public HashSet<string> Names { get; } = new(StringComparer.Ordinal);

    /// <summary>Those that a state of ours is loaded for.</summary>
    public IReadOnlySet<string> Loaded => _loaded;

    /// <summary>Bridges that others filter with chains named as ours.</summary>
    public IReadOnlySet<string> Others => _others;

    /// <summary>A warning for each of <see cref="Others"/>.</summary>
    public IReadOnlyList<Diagnostic> Findings => _findings;

    public static OwnBridges Of(HostTable[] tables, Ruleset desired)
    {
        var bridges = new OwnBridges();
        bridges.AddDesired(desired.IPv4);
        bridges.AddDesired(desired.IPv6);
        foreach (var table in tables)
        {
            bridges.AddLoaded(table);
        }

        foreach (var table in tables)
        {
            bridges.AddOthers(table);
        }

        return bridges;
    }

    private void AddDesired(FilterTable table)
    {
        foreach (var chain in table.Chains)
        {
            foreach (var rule in chain.Name == ChainName.Forward ? chain.Rules : [])
            {
                if (HookForms.HookedBridge(rule) is { } bridge)
                {
                    _ = Names.Add(bridge);
                }
            }
        }
    }

    private void AddLoaded(HostTable table)
    {
        foreach (var chain in table.Chains)
        {
            if (!OwnNames.IsOfBridge(chain.Name.Text))
            {
                continue;
            }

            var bridge = chain.Name.Text[OwnNames.BridgeStem.Length..];
            foreach (var rule in chain.Rules)
            {
                if (BridgeRuleForms.IsSignature(rule, bridge))
                {
                    _ = _loaded.Add(bridge);
                    _ = Names.Add(bridge);
                }
            }
        }
    }

    private void AddOthers(HostTable table)
    {
        if (table.Find(ChainName.Forward.Text) is not { } forward || table.Table == UpdateTable.Ethernet)
        {
            return;
        }

        for (var number = 1; number <= forward.Rules.Count; number++)
        {
            if (HookForms.BridgeLedTo(forward.Rules[number - 1]) is { } bridge && !Names.Contains(bridge) && _others.Add(bridge))
            {
                var name = HostTable.Shown(bridge);
                _findings.Add(table.At(
                    UpdateFindings.BridgeOfOthers,
                    ChainName.Forward,
                    number,
                    $"Bridge {name} isn't in the desired state, and its chain BF-{name} isn't ours: its hooks and chains are left as they are."));
            }
        }
    }
}
