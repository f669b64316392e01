using System.Globalization;
using SgRules.Netfilter;

namespace SgRules.Updates;

/// <summary>Which chains of a table lead to which, and what the kernel has against it (facts: kernel, section 1.1).</summary>
/// <remarks>Every chain and rule is looked at once, without recursion: a state built by hand may be as deep as it likes.</remarks>
internal sealed class ChainGraph
{
    /// <summary>Levels that nft takes, the built-in chain's included; gotos count as jumps do.</summary>
    private const int MaxLevels = 16;

    private readonly ValueList<Chain> _chains;
    private readonly ChainOrder _order;
    private readonly Dictionary<string, int> _indexes = new(StringComparer.Ordinal);
    private readonly List<int>[] _callees;
    private readonly List<Diagnostic> _findings = [];

    // In the table's order, so the built-in chains first. Of each chain: how many levels it needs with all below it; 0 before it is known, -1 while it is looked at.
    private readonly int[] _levels;

    private bool _hasCircle;

    public ChainGraph(ValueList<Chain> chains, ChainOrder order)
    {
        (_chains, _order) = (chains, order);
        (_callees, _levels) = (new List<int>[chains.Count], new int[chains.Count]);
        for (var i = 0; i < chains.Count; i++)
        {
            _indexes.Add(chains[i].Name.Text, i);
        }

        for (var i = 0; i < chains.Count; i++)
        {
            _callees[i] = Callees(chains[i]);
        }
    }

    /// <summary>Rules that lead nowhere, circles, and chains that are too deep.</summary>
    public List<Diagnostic> Findings()
    {
        for (var i = 0; i < _chains.Count; i++)
        {
            if (_levels[i] == 0)
            {
                Measure(i);
            }

            if (i < ChainOrder.BuiltInCount && _levels[i] > MaxLevels)
            {
                NoteDepth(i);
            }
        }

        return _findings;
    }

    /// <summary>The chain that a rule leads to, if it leads to one.</summary>
    public static ChainName? CalleeOf(Rule rule) => rule.Target switch
    {
        JumpTarget { Chain: var chain } => chain,
        GotoTarget { Chain: var chain } => chain,
        _ => null,
    };

    private List<int> Callees(Chain chain)
    {
        List<int> callees = [];
        var number = 0;
        foreach (var rule in chain.Rules)
        {
            number++;
            if (!rule.Traits.HasFlag(RuleTraits.Leads) || CalleeOf(rule) is not { } callee)
            {
                continue;
            }

            if (_indexes.TryGetValue(callee.Text, out var index) && index >= ChainOrder.BuiltInCount)
            {
                callees.Add(index);
            }
            else
            {
                NoteNowhere(chain.Name, number, callee);
            }
        }

        return callees;
    }

    // Depth first; what stands on the way is kept here, not on the stack.
    private void Measure(int start)
    {
        var way = new Stack<(int Chain, int Next)>();
        way.Push((start, 0));
        _levels[start] = -1;
        while (way.TryPop(out var here))
        {
            if (here.Next == _callees[here.Chain].Count)
            {
                _levels[here.Chain] = LevelsOf(here.Chain);
                continue;
            }

            way.Push((here.Chain, here.Next + 1));
            var callee = _callees[here.Chain][here.Next];
            if (_levels[callee] == 0)
            {
                _levels[callee] = -1;
                way.Push((callee, 0));
            }
            else if (_levels[callee] < 0 && !_hasCircle)
            {
                // One is enough: each rule that leads back closes another.
                _hasCircle = true;
                NoteCircle(way, callee);
            }
        }
    }

    private int LevelsOf(int chain)
    {
        var below = 0;
        foreach (var callee in _callees[chain])
        {
            below = Math.Max(below, _levels[callee]);
        }

        return below + 1;
    }

    private void NoteNowhere(ChainName chain, int number, ChainName callee)
    {
        var why = _order.IsBuiltIn(callee) ? "is built in" : "isn't there";
        _findings.Add(UpdateFindings.ChainMissing.At(chain.Text, $"Rule {Decimal(number)} of chain {chain} leads to {callee}, which {why}: lead to a chain of the table."));
    }

    private void NoteCircle(Stack<(int Chain, int Next)> way, int callee)
    {
        List<ChainName> names = [_chains[callee].Name];
        foreach (var (chain, _) in way)
        {
            names.Add(_chains[chain].Name);
            if (chain == callee)
            {
                break;
            }
        }

        names.Reverse();
        _findings.Add(UpdateFindings.ChainsInCircle.At(names[0].Text, $"Chains lead in a circle: {Listed(names)}; remove one of the rules between them."));
    }

    private void NoteDepth(int builtIn)
    {
        List<ChainName> names = [_chains[builtIn].Name];
        for (var here = builtIn; _levels[here] > 1; names.Add(_chains[here].Name))
        {
            var below = _levels[here] - 1;
            here = _callees[here].Find(callee => _levels[callee] == below);
        }

        _findings.Add(UpdateFindings.ChainsTooDeep.At(
            names[MaxLevels].Text,
            $"Chain {names[MaxLevels]} is more than {Decimal(MaxLevels)} levels deep: {Listed(names)}; let fewer chains lead to each other."));
    }

    // A way as people can read it: of a long one, the beginning.
    private static string Listed(List<ChainName> names)
    {
        const int Most = MaxLevels + 1;
        var listed = string.Join(" > ", names.Take(Most));
        return names.Count > Most ? $"{listed} > ..." : listed;
    }

    private static string Decimal(int number) => number.ToString(CultureInfo.InvariantCulture);
}
