using SgRules.Addressing;
using SgRules.Updates;

namespace SgRules.Analysis;

/// <summary>One atom of a plan that was executed, or a run of additions to one set, or of removals, each of which is an atom (design, section 6).</summary>
/// <param name="Step">The step's number, from 1.</param>
/// <param name="Document">The step.</param>
/// <param name="FirstLine">The first line of its document that the atom has, from 1.</param>
/// <param name="LastLine">The last one; all of the document for a commit.</param>
/// <param name="Before">What the host had.</param>
/// <param name="After">What it has now; what it had if the kernel refuses a line.</param>
internal sealed record ExecutedAtom(int Step, UpdateStep Document, int FirstLine, int LastLine, PlanState Before, PlanState After)
{
    /// <summary>The set that gains or loses members in use one after the other; <see langword="null"/> if it is no such run.</summary>
    public string? RunOf { get; init; }

    /// <summary>Whether the set loses members in the run.</summary>
    public bool IsRemoval { get; init; }

    /// <summary>How many atoms it is.</summary>
    public int Count { get; init; } = 1;

    /// <summary>The line that the kernel refuses, or of which nobody can say whether it does; there is no atom behind this one then.</summary>
    public LineProblem? Problem { get; init; }

    /// <summary>Whether no rule can tell the host behind it from the one before: only sets changed that none asks.</summary>
    public bool IsSilent { get; init; }

    /// <summary>The host behind each line of sets, one after the other; behind the commit for a commit.</summary>
    public IEnumerable<(int Line, PlanState State)> Each()
    {
        if (Document.Kind == UpdateStepKind.Commit)
        {
            return [(LastLine, After)];
        }

        return SetAtoms.EachLine(this, _ => true);
    }

    /// <summary>Of a run, the host behind each line that is about an address of a packet: all others make no difference to it.</summary>
    public IEnumerable<(int Line, PlanState State)> About(Packet packet) =>
        SetAtoms.EachLine(this, member => member.Contains(packet.Source) || member.Contains(packet.Destination));
}
