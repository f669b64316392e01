using SgRules.Netfilter;

namespace SgRules.Analysis;

/// <summary>What the kernel asks of a table's jumps and gotos as a whole: no loop, and no way of more than 16 chains (facts: kernel, section 1.1).</summary>
internal static class ChainDepth
{
    private const int MaxDepth = 16;

    /// <summary>Why the kernel doesn't take the chains, a sentence without its full stop; <see langword="null"/> if it does.</summary>
    public static string? Problem(IReadOnlyDictionary<string, Chain> chains, ChainOrder order)
    {
        var callees = chains.ToDictionary(pair => pair.Key, pair => CalleesOf(pair.Value), StringComparer.Ordinal);
        var callers = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var callee in callees.Values.SelectMany(some => some))
        {
            callers[callee] = callers.GetValueOrDefault(callee) + 1;
        }

        // The longest way from a hook to each chain, callers first; what is left over at the end leads in a circle.
        var depths = chains.Values.Where(chain => order.IsBuiltIn(chain.Name)).ToDictionary(chain => chain.Name.Text, _ => 1, StringComparer.Ordinal);
        var open = new Stack<string>(chains.Keys.Where(chain => !callers.ContainsKey(chain)));
        var done = 0;
        while (open.TryPop(out var chain))
        {
            done++;
            var depth = depths.GetValueOrDefault(chain);
            if (depth > MaxDepth)
            {
                return $"a way to chain {chain} has more than {MaxDepth} chains";
            }

            foreach (var callee in callees[chain])
            {
                depths[callee] = Math.Max(depths.GetValueOrDefault(callee), depth == 0 ? 0 : depth + 1);
                if (--callers[callee] == 0)
                {
                    open.Push(callee);
                }
            }
        }

        return done < chains.Count ? "chains lead in a circle" : null;
    }

    private static HashSet<string> CalleesOf(Chain chain)
    {
        var callees = new HashSet<string>(StringComparer.Ordinal);
        foreach (var rule in chain.Rules)
        {
            if (ChainEdits.LedTo(rule) is { } callee)
            {
                _ = callees.Add(callee.Text);
            }
        }

        return callees;
    }
}
