using SgRules.Addressing;
using SgRules.Netfilter;
using SgRules.Updates;

namespace SgRules.Analysis;

/// <summary>Asks the plain interpreter about what the diagrams say, before it is reported: it knows nothing of diagrams.</summary>
internal static class BreachConfirmation
{
    /// <summary>The violation; <see langword="null"/> if the interpreter doesn't say so of any atom.</summary>
    public static PlanViolation? Of(UpdateTable kind, Breach breach)
    {
        var (before, after) = (breach.Old.Walk(breach.Packet, breach.Passage), breach.New.Walk(breach.Packet, breach.Passage));
        foreach (var (step, line, moment) in Moments(kind, breach))
        {
            var at = moment.Walk(breach.Packet, breach.Passage);
            if (Is(breach.Opens, before, at, after))
            {
                return new PlanViolation
                {
                    Paragraph = ParagraphOf(ReferenceEquals(breach.Old, breach.New), breach.Opens),
                    Step = step,
                    Line = line,
                    Table = kind,
                    Packet = breach.Packet,
                    Passage = breach.Passage,
                    Before = before,
                    At = at,
                    After = after,
                };
            }
        }

        return null;
    }

    /// <inheritdoc cref="Of(UpdateTable, Breach)"/>
    public static PlanViolation? Of(FrameBreach breach)
    {
        var (before, at, after) = (breach.Old.Run(breach.Frame, breach.Passage), breach.Now.Run(breach.Frame, breach.Passage), breach.New.Run(breach.Frame, breach.Passage));
        return !Is(breach.Opens, before, at, after) ? null : new PlanViolation
        {
            Paragraph = ParagraphOf(ReferenceEquals(breach.Old, breach.New), breach.Opens),
            Step = breach.Now.Atom?.Step ?? 0,
            Line = breach.Now.Atom?.LastLine ?? 0,
            Table = UpdateTable.Ethernet,
            Frame = breach.Frame,
            Passage = breach.Passage,
            Before = before,
            At = at,
            After = after,
        };
    }

    /// <summary>Whether something passes now that passes at neither end, or doesn't that passes at both.</summary>
    public static bool Is(bool opens, Walk before, Walk at, Walk after)
    {
        var (now, ends) = opens ? (WalkOutcome.Accepted, WalkOutcome.Dropped) : (WalkOutcome.Dropped, WalkOutcome.Accepted);
        return at.Outcome == now && before.Outcome == ends && after.Outcome == ends;
    }

    private static string ParagraphOf(bool isEnd, bool opens) => isEnd ? "6.3" : opens ? "6.1" : "6.2";

    // Within a run, the lines that are about an address of the packet.
    private static IEnumerable<(int Step, int Line, TableMoment Moment)> Moments(UpdateTable kind, Breach breach) => breach.Now switch
    {
        { IsRun: true, Run: var run } => run.SelectMany(atom => About(atom, kind, breach.Packet)),
        { IsBetween: true, Atom: { } atom } => About(atom, kind, breach.Packet),
        { Atom: var atom } => [(atom?.Step ?? 0, atom?.LastLine ?? 0, breach.Now)],
    };

    private static IEnumerable<(int Step, int Line, TableMoment Moment)> About(ExecutedAtom atom, UpdateTable kind, Packet packet) =>
        atom.About(packet).Select(state => (atom.Step, state.Line, TableMoment.Of(state.State, kind, atom)));
}
