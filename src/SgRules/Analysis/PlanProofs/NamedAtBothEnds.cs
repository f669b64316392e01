using SgRules.Netfilter;

namespace SgRules.Analysis;

/// <summary>
/// The ports that rules name at both ends and ask nothing else: uplinks and the like, which are compared with every other port. That is a guess; a wrong one
/// costs time and nothing else.
/// </summary>
internal static class NamedAtBothEnds
{
    public static IEnumerable<int> Of(IEnumerable<SymbolicTable> tables)
    {
        var (senders, receivers, done) = (new HashSet<int>(), new HashSet<int>(), new HashSet<SymbolicChain>());
        foreach (var table in tables)
        {
            var open = new Stack<SymbolicChain>([table.Forward]);
            while (open.TryPop(out var chain))
            {
                foreach (var rule in done.Add(chain) ? chain.Rules : [])
                {
                    Add(rule, senders, receivers);
                    if (rule.Callee is { } callee)
                    {
                        open.Push(callee);
                    }
                }
            }
        }

        return senders.Intersect(receivers);
    }

    private static void Add(SymbolicRule rule, HashSet<int> senders, HashSet<int> receivers)
    {
        if (rule.Effect is not (RuleEffect.Accept or RuleEffect.Return or RuleEffect.Goto) || rule.Rule.Matches.Any(match => match is not PhysdevMatch))
        {
            return;
        }

        if (rule.KeyIn is { } inPort && rule.KeyOut is null)
        {
            _ = senders.Add(inPort);
        }
        else if (rule.KeyOut is { } outPort && rule.KeyIn is null)
        {
            _ = receivers.Add(outPort);
        }
    }
}
