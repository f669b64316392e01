using SgRules.Netfilter;
using SgRules.Updates;

namespace SgRules.Analysis;

/// <summary>What becomes of table nat of ebtables in the course of a plan; as <see cref="TableCourse"/> for the others.</summary>
/// <param name="Old">The start.</param>
/// <param name="New">The goal.</param>
/// <param name="Moments">Those behind commits that aren't the same as one of the two.</param>
/// <param name="End">What the plan leaves, if it isn't the same as the goal.</param>
internal sealed record FrameCourse(FrameMoment Old, FrameMoment New, ValueList<FrameMoment> Moments, FrameMoment? End)
{
    public bool IsTrivial => Moments.IsEmpty && End is null;

    public static FrameCourse Of(PlanState start, IReadOnlyList<ExecutedAtom> atoms, PlanState goal)
    {
        var (old, @new) = (new FrameMoment(start.Ethernet.Ethernet, null), new FrameMoment(goal.Ethernet.Ethernet, null));
        List<FrameMoment> commits =
        [
            .. atoms.Where(atom => atom.Document is { Kind: UpdateStepKind.Commit, Table: UpdateTable.Ethernet }).Select(atom => new FrameMoment(atom.After.Ethernet.Ethernet, atom)),
        ];
        var last = commits.Count == 0 ? old : commits[^1];
        return new FrameCourse(
            old,
            @new,
            [.. commits.Where(moment => moment.Table != old.Table && moment.Table != @new.Table)],
            last.Table == @new.Table ? null : last);
    }

    /// <summary>The names of ports that the rules tell apart.</summary>
    public PortNames Ports()
    {
        var devices = Rules().SelectMany(rule => rule.Matches.ToImmutableArray()).OfType<FramePortMatch>().Select(match => match.Device).Distinct().ToList();
        return new PortNames(
            devices.Where(device => !device.IsPrefix).Select(device => device.Name).Order(StringComparer.Ordinal),
            devices.Where(device => device.IsPrefix).Select(device => device.Name));
    }

    /// <summary>The rules of all moments.</summary>
    public IEnumerable<Rule> Rules() => new[] { Old, New }.Concat(Moments).Concat(End is null ? [] : [End])
        .SelectMany(moment => moment.Table.Chains.ToImmutableArray())
        .Distinct<Chain>(ReferenceEqualityComparer.Instance)
        .SelectMany(chain => chain.Rules.ToImmutableArray());
}
