namespace SgRules.Updates;

/// <summary>What the kernel asks of a table's jumps and gotos as a whole: no loop, and no path of more than 16 chains (facts: kernel, section 1.1).</summary>
internal sealed class ModelChainGraph(ModelTable table)
{
    private const int MaxDepth = 16;

    private readonly Dictionary<string, int> _heights = new(StringComparer.Ordinal);

    /// <summary>What is wrong, or null.</summary>
    public string? Problem()
    {
        foreach (var chain in table.Chains.Values)
        {
            if (Height(chain) is not { } height)
            {
                return $"chain {chain.Name} leads back to itself";
            }

            if (height > MaxDepth && ModelTable.IsHook(table.Kind, chain.Name))
            {
                return $"too many links on a path from {chain.Name}";
            }
        }

        return null;
    }

    // Chains on the longest path from here; null in a loop. While a chain is looked at, its height is 0.
    private int? Height(ModelChain chain)
    {
        if (_heights.TryGetValue(chain.Name, out var known))
        {
            return known == 0 ? null : known;
        }

        _heights[chain.Name] = 0;
        var below = 0;
        foreach (var callee in chain.Callees)
        {
            if (Height(table.Chains[callee]) is not { } height)
            {
                return null;
            }

            below = Math.Max(below, height);
        }

        return _heights[chain.Name] = below + 1;
    }
}
