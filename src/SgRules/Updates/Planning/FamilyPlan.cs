using SgRules.Netfilter;

namespace SgRules.Updates;

/// <summary>The steps for one family: its table and the sets that its rules ask (design, section 6; ORDERING.md beside this file).</summary>
internal sealed class FamilyPlan
{
    private readonly UpdateTable _table;
    private readonly List<SetChange> _sets;
    private readonly Dictionary<SetName, SetName> _temporary;
    private readonly bool _mayHaveLeftOvers;
    private readonly HashSet<SetName> _present;
    private readonly HashSet<SetName> _taken;
    private readonly HashSet<SetName> _askedInWords;

    private FamilyPlan(OwnPart current, OwnPart desired, TableComparison change, bool mayHaveLeftOvers)
    {
        _table = change.Table;
        _mayHaveLeftOvers = mayHaveLeftOvers;
        _sets = SetChanges.Between(current, desired, change);
        _present = [.. current.Sets.Select(set => set.Name), .. current.UnknownSets];
        _temporary = SetEdits.CanStayInPlace(_sets, change)
            ? []
            : _sets.Where(set => set.IsInUse).ToDictionary(set => set.Name, set => set.Temporary);
        States = _temporary.Count == 0 ? new TableStates(change) : Versioned(change, _temporary);
        _taken = _temporary.Count == 0 ? [] : SetUse.Asked(change.OldAsking, _temporary.Values);
        _askedInWords = _temporary.Count == 0 ? [] : [.. SetUse.AskedInWords(change.NewAsking, _temporary.Keys)];
    }

    // Between start and end, the rules of the end ask the temporary sets.
    private static TableStates Versioned(TableComparison change, Dictionary<SetName, SetName> temporary)
    {
        var renamed = SetUse.Renamed(change, temporary);
        return new TableStates(change, change.With(renamed.Table, renamed.Others), renamed.ToEnd);
    }

    /// <summary>The states of the table: a third one lies between start and end where sets are versioned.</summary>
    public TableStates States { get; }

    /// <summary>The sets that change.</summary>
    public IReadOnlyList<SetChange> Sets => _sets;

    /// <summary>Whether a rule that stays is written anew for a while because its set is versioned.</summary>
    public bool PassesThroughTemporary(Rule rule) => SetUse.Asks(rule, _temporary);

    /// <summary>The sets that no rule asks at the end.</summary>
    public IEnumerable<SetName> Destroyed => _sets.Where(set => set.New is null).Select(set => set.Name).Union(_temporary.Values);

    public static FamilyPlan Between(OwnPart current, OwnPart desired, TableComparison change, bool mayHaveLeftOvers) =>
        new(current, desired, change, mayHaveLeftOvers);

    /// <summary>What is to be said about the sets.</summary>
    public IEnumerable<Diagnostic> Findings() =>
    [
        .. _temporary.Where(set => _taken.Contains(set.Value)).Select(set => UpdateFindings.TemporaryNameTaken.At(
            set.Value.Text,
            $"Rules ask set {set.Value}, which is to stand in for {set.Key} for a while, and {set.Key} too; so neither can change safely: let them ask {set.Key} only, then plan again.")),
        .. _askedInWords.Select(name => UpdateFindings.SetAskedInWords.At(
            name.Text,
            $"Set {name} changes in use, and a rule of the desired state asks it in words that aren't known here, so no other can stand in for it: delete that rule first, or write it as -m set --match-set {name} src.")),
        .. _sets.Where(set => set.IsUnknown).Select(set => UpdateFindings.ReplacedUnknownSet.At(
            set.Name.Text,
            $"Set {set.Name} has a type, options or members that aren't known here; it is {(set.New is null ? "destroyed" : "made anew")}.")),
    ];

    /// <summary>What comes before the first commit.</summary>
    public IEnumerable<UpdateStep> Before()
    {
        var made = _sets.FindAll(IsMadeBefore);
        var clearing = made.Where(set => set.IsReplaced).Select(set => set.Name)
            .Concat(made.Where(set => !set.IsReplaced).Select(set => set.Name).Concat(_temporary.Values).Where(MayBeLeftOver));
        var edited = _sets.FindAll(set => set is { Changes: true, IsAskedBefore: false, IsReplaced: false });
        var fill = new SetWork
        {
            Made = [.. made.Select(set => set.New!), .. _sets.Where(set => _temporary.ContainsKey(set.Name)).Select(Temporary)],
            Gaining = [.. edited, .. _sets.Where(IsEditedInUse)],
            Losing = [.. edited],
        };
        return
        [
            .. Steps(UpdateStepKind.ClearSets, new SetWork { Destroyed = [.. clearing] }, "An interrupted run may have left these sets behind; they are made anew, so that nothing is in them that doesn't belong.", state: 0),
            .. Steps(UpdateStepKind.FillSets, fill, "A set is there, with all that the new rules let through, before a rule asks it."),
        ];
    }

    /// <summary>The first commit, which takes effect all at once.</summary>
    public IEnumerable<UpdateStep> FirstCommit() => States.Changes.IsEmpty ? [] :
    [
        States.Commit(0, _temporary.Count == 0
            ? "All rules of the table change at once."
            : "All rules of the table change at once, and with them what their sets hold: they ask the temporary sets."),
    ];

    /// <summary>What comes behind it.</summary>
    public IEnumerable<UpdateStep> Behind()
    {
        var replaced = _sets.FindAll(set => set.IsReplaced && set.IsAskedBefore);
        var edited = _sets.FindAll(set => set is { Changes: true, IsAskedBefore: true, IsReplaced: false });
        var work = new SetWork
        {
            Made = [.. replaced.Select(set => set.New!)],
            Gaining = [.. edited.Where(set => !IsEditedInUse(set))],
            Losing = [.. edited],
        };
        return
        [
            .. Steps(UpdateStepKind.ClearSets, new SetWork { Destroyed = [.. replaced.Select(set => set.Name)] }, "The kernel keeps a set's type for its life: no rule asks these sets now, so they can be made anew.", state: 1),
            .. Steps(UpdateStepKind.PruneSets, work, _temporary.Count == 0 ? "What the new rules no longer let through goes from sets in use only now." : "No rule asks these sets now."),
            .. States.Changes.Count < 2 ? [] : new[] { States.Commit(1, "Rules ask the sets by their own names again; what they let through stays the same.") },
        ];
    }

    // A set that is to hold something for the first time, or again: no rule asks it yet.
    private static bool IsMadeBefore(SetChange set) => set.New is not null && (set is { Old: null, IsUnknown: false } || set is { IsReplaced: true, IsAskedBefore: false });

    private bool IsEditedInUse(SetChange set) => set.IsInUse && !_temporary.ContainsKey(set.Name);

    private bool MayBeLeftOver(SetName name) => _mayHaveLeftOvers || _present.Contains(name);

    private static IpSet Temporary(SetChange set) => IpSet.Create(set.New!.Origin, set.Temporary, set.New.Type, set.New.Family, set.New.Members);

    private UpdateStep[] Steps(UpdateStepKind kind, SetWork work, string reason, int? state = null) => work.IsEmpty ? [] :
    [
        new UpdateStep
        {
            Kind = kind,
            Table = _table,
            Document = work.Document,
            Reason = reason,
            Changes = work.Changes,
            StateBefore = state is { } index ? States.Hashes[index] : string.Empty,
        },
    ];
}
