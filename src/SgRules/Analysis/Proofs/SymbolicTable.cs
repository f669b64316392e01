using System.Collections;
using SgRules.Netfilter;

namespace SgRules.Analysis;

/// <summary>The chains of a table that packets on one way can reach from FORWARD, as a proof sees them.</summary>
internal sealed class SymbolicTable
{
    /// <summary>The chains on one path that nft takes, FORWARD and gotos counted; where there are more, a rule's effect depends on who asks.</summary>
    public const int MaxHeight = 16;

    private readonly Dictionary<ChainName, Chain> _chains;
    private readonly Dictionary<ChainName, SymbolicChain> _made = [];
    private readonly RuleConditions _conditions;
    private readonly Way _way;

    private SymbolicTable(Dictionary<ChainName, Chain> chains, Way way, PortNames ports, RuleConditions conditions)
    {
        (_chains, _way, Ports, _conditions) = (chains, way, ports, conditions);
        Forward = Make(chains[ChainName.Forward], []);
        IsLoopFree = Forward.Height < int.MaxValue;
        if (IsLoopFree)
        {
            FindPorts(Forward, []);
        }
    }

    public PortNames Ports { get; }

    public SymbolicChain Forward { get; }

    /// <summary>Whether no chain leads back to itself; the kernel refuses a table where one does.</summary>
    public bool IsLoopFree { get; }

    public static SymbolicTable Of(FilterTable table, Way way, IEnumerable<string> knownPorts, RuleConditions conditions)
    {
        var chains = table.Chains.ToImmutableArray().ToDictionary(chain => chain.Name);
        var patterns = PortNames.Patterns(Reachable(chains, way)).ToList();
        var ports = new PortNames(
            [.. knownPorts, .. patterns.Where(pattern => !pattern.IsPrefix).Select(pattern => pattern.Name)],
            patterns.Where(pattern => pattern.IsPrefix).Select(pattern => pattern.Name));
        return new SymbolicTable(chains, way, ports, conditions);
    }

    /// <summary>A table with ports that were numbered before; they are all that its rules name, so that it can be compared with others of the same.</summary>
    public static SymbolicTable Of(FilterTable table, Way way, PortNames ports, RuleConditions conditions) =>
        new(table.Chains.ToImmutableArray().ToDictionary(chain => chain.Name), way, ports, conditions);

    /// <summary>The rules that packets on a way can meet as far as interfaces say.</summary>
    public static IEnumerable<Rule> Reachable(Dictionary<ChainName, Chain> chains, Way way)
    {
        var seen = new HashSet<ChainName> { ChainName.Forward };
        var open = new Stack<Chain>([chains[ChainName.Forward]]);
        while (open.TryPop(out var chain))
        {
            foreach (var rule in chain.Rules.ToImmutableArray().Where(way.Meets))
            {
                yield return rule;
                if (CalleeOf(rule) is { } callee && chains.TryGetValue(callee, out var next) && seen.Add(callee))
                {
                    open.Push(next);
                }
            }
        }
    }

    /// <summary>The chain that a rule leads to, if to one.</summary>
    public static ChainName? CalleeOf(Rule rule) => rule.Target switch
    {
        JumpTarget { Chain: var chain } => chain,
        GotoTarget { Chain: var chain } => chain,
        _ => null,
    };

    // A chain that is met again on the path to it is the end of a loop. Below what nft takes nothing is looked at: the path is too long already.
    private SymbolicChain Make(Chain chain, HashSet<ChainName> path)
    {
        if (_made.TryGetValue(chain.Name, out var made))
        {
            made.Height = path.Contains(chain.Name) ? int.MaxValue : made.Height;
            return made;
        }

        var symbolic = new SymbolicChain(chain.Name, _made.Count, Ports.Count) { Policy = chain.Policy };
        _made.Add(chain.Name, symbolic);
        if (path.Count > MaxHeight)
        {
            symbolic.Height = MaxHeight;
            return symbolic;
        }

        path.Add(chain.Name);
        var below = 0;
        for (var i = 0; i < chain.Rules.Count; i++)
        {
            if (_way.Meets(chain.Rules[i]) && _conditions.Of(chain.Rules[i]) is { Count: > 0 } alternatives)
            {
                var rule = Make(chain.Rules[i], i + 1, alternatives, path);
                symbolic.Add(rule);
                below = Math.Max(below, rule.Callee?.Height ?? 0);
            }
        }

        path.Remove(chain.Name);
        symbolic.Height = below == int.MaxValue || symbolic.Height == int.MaxValue ? int.MaxValue : below + 1;
        return symbolic;
    }

    private SymbolicRule Make(Rule rule, int number, List<Alternative> alternatives, HashSet<ChainName> path)
    {
        var callee = CalleeOf(rule) is { } name && _chains.TryGetValue(name, out var chain) && chain.Policy is null ? Make(chain, path) : null;
        return new SymbolicRule
        {
            Rule = rule,
            Number = number,
            Alternatives = alternatives,
            Ports = [.. rule.Matches.ToImmutableArray().OfType<PhysdevMatch>().Select(match => new PortCondition(match, Ports))],
            Effect = EffectOf(rule.Target, callee),
            Callee = callee,
        };
    }

    private static RuleEffect EffectOf(Target target, SymbolicChain? callee) => target switch
    {
        VerdictTarget { Verdict: Verdict.Accept } => RuleEffect.Accept,
        VerdictTarget { Verdict: Verdict.Drop } => RuleEffect.Drop,
        VerdictTarget => RuleEffect.Return,
        JumpTarget => callee is null ? RuleEffect.Unknown : RuleEffect.Jump,
        GotoTarget => callee is null ? RuleEffect.Unknown : RuleEffect.Goto,
        NoTarget => RuleEffect.None,
        ExtensionTarget { Name: "REJECT" } => RuleEffect.Drop,
        ExtensionTarget { Name: "LOG" or "NFLOG" or "ULOG" or "TRACE" or "AUDIT" or "MARK" or "CONNMARK" } => RuleEffect.None,
        _ => RuleEffect.Unknown,
    };

    private static void FindPorts(SymbolicChain chain, HashSet<int> done)
    {
        if (!done.Add(chain.Number))
        {
            return;
        }

        foreach (var rule in chain.Rules)
        {
            foreach (var condition in rule.Ports)
            {
                Mark(chain.InPorts, condition.KeyIn, condition.TellsIn);
                Mark(chain.OutPorts, condition.KeyOut, condition.TellsOut);
            }

            if (rule.Callee is { } callee)
            {
                FindPorts(callee, done);
                chain.InPorts.Or(callee.InPorts);
                chain.OutPorts.Or(callee.OutPorts);
            }
        }
    }

    private static void Mark(BitArray ports, int? key, Func<int, bool> tells)
    {
        if (key is { } only)
        {
            ports[only] = true;
            return;
        }

        for (var port = 0; port < ports.Count; port++)
        {
            ports[port] |= tells(port);
        }
    }
}
