using System.Globalization;
using SgRules.Netfilter;

namespace SgRules.Updates;

/// <summary>Divides one table of a host into our part and everybody else's, and finds where the two hold on to each other.</summary>
internal sealed class TableDivision
{
    private readonly HostTable _table;
    private readonly OwnedChains _owned;
    private readonly RemovedSets _sets;
    private readonly bool _adopt;
    private readonly List<Chain> _hooks = [];
    private readonly List<Chain> _chains = [];
    private readonly List<Diagnostic> _findings = [];
    private readonly HashSet<string> _usedByOthers = new(StringComparer.Ordinal);
    private readonly HashSet<string> _foreignSets = new(StringComparer.Ordinal);
    private readonly List<ChainName> _going = [];
    private readonly List<ChainName> _staying = [];
    private (Chain Chain, int Number)? _firstUnknown;
    private int _unknown;

    private TableDivision(HostTable table, OwnedChains owned, RemovedSets sets, bool adopt) =>
        (_table, _owned, _sets, _adopt) = (table, owned, sets, adopt);

    /// <summary>Divides a table.</summary>
    /// <param name="table">The table.</param>
    /// <param name="owned">Which of its chains are ours.</param>
    /// <param name="sets">The sets of ours that are to go.</param>
    /// <param name="adopt">Whether chains that others use or fill are taken over.</param>
    /// <param name="findings">Where what is to be known is added, by line.</param>
    /// <returns>Our part.</returns>
    public static OwnTable Divide(HostTable table, OwnedChains owned, RemovedSets sets, bool adopt, List<Diagnostic> findings)
    {
        var division = new TableDivision(table, owned, sets, adopt);
        foreach (var chain in table.Chains)
        {
            division.Add(chain);
        }

        division.NoteUnknown();
        division.NoteLeftBehind();
        findings.AddRange(division._findings.OrderBy(finding => finding.Line));
        return new OwnTable([.. division._hooks], [.. division._chains]);
    }

    private void Add(Chain chain)
    {
        if (_owned.Has(chain.Name))
        {
            _chains.Add(chain);
            NoteForeignSets(chain);
            NoteForeignRules(chain);
            foreach (var rule in chain.Rules)
            {
                NoteCallee(_going, rule);
            }

            return;
        }

        if (_table.Order.IsBuiltIn(chain.Name))
        {
            AddBuiltIn(chain);
            return;
        }

        for (var number = 1; number <= chain.Rules.Count; number++)
        {
            NoteForeign(chain, number);
        }
    }

    private void AddBuiltIn(Chain chain)
    {
        List<int> ours = [];
        for (var number = 1; number <= chain.Rules.Count; number++)
        {
            var rule = chain.Rules[number - 1];
            if (_owned.IsHook(chain.Name, rule) || IsTakenOver(chain, number))
            {
                ours.Add(number);
                NoteCallee(_going, rule);
            }
            else
            {
                NoteForeign(chain, number);
                NoteCallee(_staying, rule);
            }
        }

        if (ours.Count == 0)
        {
            return;
        }

        var hooks = chain with { Rules = [.. ours.Select(number => chain.Rules[number - 1])] };
        _hooks.Add(hooks);
        if (_owned.StaysInPlace(chain.Name, hooks.Rules) && RulesAhead.In(_table, chain, ours, _owned.Bridges) is { } ahead)
        {
            _findings.Add(ahead);
        }
    }

    // Told to adopt, what leads from a built-in chain to one that is taken over is so with it: the desired state has its own way there.
    private bool IsTakenOver(Chain chain, int number)
    {
        if (!_adopt || ChainGraph.CalleeOf(chain.Rules[number - 1]) is not { } callee || !_owned.IsShared(callee))
        {
            return false;
        }

        Add(UpdateFindings.ChainTakenOver, chain, number, $"{HostTable.Capital(HostTable.Describe(chain, number))} leads to chain {callee} and is taken over with it: the plan removes the rule.");
        return true;
    }

    private static void NoteCallee(List<ChainName> callees, Rule rule)
    {
        if (ChainGraph.CalleeOf(rule) is { } callee)
        {
            callees.Add(callee);
        }
    }

    private void NoteForeign(Chain chain, int number)
    {
        var rule = chain.Rules[number - 1];
        if (ChainGraph.CalleeOf(rule) is { } callee)
        {
            NoteUse(chain, number, callee);
        }

        if (_sets.UsedBy(rule) is { } set)
        {
            Add(UpdateFindings.RemovedSetInUse, chain, number, $"Set {set} is to go, but {HostTable.Describe(chain, number)} uses it and isn't ours: delete that rule first.");
        }

        if (rule.Target is ExtensionTarget || rule.Matches.Any(match => match is OpaqueMatch))
        {
            _firstUnknown ??= (chain, number);
            _unknown++;
        }
    }

    private void NoteUse(Chain chain, int number, ChainName callee)
    {
        if (_owned.IsGone(callee))
        {
            Add(UpdateFindings.RemovedChainInUse, chain, number, $"Chain {callee} is to go, but {HostTable.Describe(chain, number)} leads to it and isn't ours: delete that rule first.");
        }
        else if (_owned.IsShared(callee) && _usedByOthers.Add(callee.Text))
        {
            var what = $"{HostTable.Describe(chain, number)} leads to chain {callee} and isn't ours";
            if (_adopt)
            {
                Add(UpdateFindings.ChainTakenOver, chain, number, $"Chain {callee} is taken over: {what}; the rule stays, and leads to what the plan puts there.");
            }
            else
            {
                Add(UpdateFindings.ForeignUseOfChain, chain, number, $"The plan needs the name of chain {callee}, but {what}: stop the tool that made it and remove its rules, or pass adopt/--adopt to take the chain over.");
            }
        }
    }

    private void NoteForeignRules(Chain chain)
    {
        var (first, count) = (0, 0);
        for (var number = 1; OwnNames.IsOfBridge(chain.Name.Text) && number <= chain.Rules.Count; number++)
        {
            if (!_owned.IsOurForm(chain.Name, chain.Rules[number - 1]))
            {
                first = first == 0 ? number : first;
                count++;
            }
        }

        if (count == 0)
        {
            return;
        }

        var what = count == 1
            ? $"{HostTable.Describe(chain, first)} isn't ours"
            : string.Create(CultureInfo.InvariantCulture, $"{count} of its rules aren't ours, the first {HostTable.Describe(chain, first)}");
        if (_adopt)
        {
            Add(UpdateFindings.ChainTakenOver, chain, first, $"Chain {chain.Name} is taken over: {what}; the plan removes them.");
        }
        else
        {
            Add(UpdateFindings.ForeignRuleInChain, chain, first, $"Chain {chain.Name} is another tool's: {what}; stop that tool and remove its chains, or pass adopt/--adopt to take the chain over.");
        }
    }

    private void NoteForeignSets(Chain chain)
    {
        for (var number = 1; number <= chain.Rules.Count; number++)
        {
            foreach (var match in chain.Rules[number - 1].Matches)
            {
                if (match is SetMatch { Set: var set } && !_sets.IsOurs(set) && _foreignSets.Add(set.Text))
                {
                    Add(UpdateFindings.ForeignSetAsked, chain, number, $"{HostTable.Capital(HostTable.Describe(chain, number))} asks set {HostTable.Shown(set.Text)}, which isn't ours: the rule goes, the set stays as it is.");
                }
            }
        }
    }

    private void NoteUnknown()
    {
        if (_firstUnknown is not (var chain, var number))
        {
            return;
        }

        var what = _unknown == 1 ? "1 rule of others has" : string.Create(CultureInfo.InvariantCulture, $"{_unknown} rules of others have");
        Add(UpdateFindings.UnknownForeignRules, chain, number, $"{what} a form that isn't known here, the first {HostTable.Describe(chain, number)}: they are kept word for word, and what they let through or drop isn't judged.");
    }

    private void NoteLeftBehind()
    {
        if (_adopt && ChainsLeftBehind.Of(_table, _owned, _going, _staying) is { } left)
        {
            _findings.Add(left);
        }
    }

    private void Add(DiagnosticDescriptor kind, Chain chain, int number, string message) => _findings.Add(_table.At(kind, chain.Name, number, message));
}
