using SgRules.Addressing;

namespace SgRules.Analysis;

/// <summary>Compares what three moments let through on one pair of ports: the start, a moment of the plan, and the goal.</summary>
internal sealed class PairSafety(MomentDiagrams old, (MomentDiagrams Least, MomentDiagrams Most) now, MomentDiagrams @new, Way way, PortNames ports, SafetyLog log)
{
    /// <summary>Judges a pair.</summary>
    /// <param name="inPort">The port that packets come in by, or <see cref="PortCondition.NoPort"/>.</param>
    /// <param name="outPort">The port that they go out by, or <see cref="PortCondition.NoPort"/>.</param>
    /// <param name="isBySender">In which order of fields: sender first for ports of which there are many as senders.</param>
    public void Judge(int inPort, int outPort, bool isBySender)
    {
        if (log.IsDone(now.Most.Moment))
        {
            return;
        }

        var (before, after) = (Text(old, isBySender).Verdict(inPort, outPort), Text(@new, isBySender).Verdict(inPort, outPort));
        var (least, most) = (Text(now.Least, isBySender).Verdict(inPort, outPort), Text(now.Most, isBySender).Verdict(inPort, outPort));
        var space = Text(now.Most, isBySender).Space;
        if (before == most && most == after && least == most && !MayBeUnknown(space, most))
        {
            return;
        }

        var diagrams = space.Diagrams;
        var unknown = new[] { before, least, most, after }.Select(verdict => diagrams.Where(verdict, Outcome.Unknown)).Aggregate((one, other) => diagrams.Combine(Operation.Union, one, other));
        var (o, n) = (diagrams.Where(before, Outcome.Accept), diagrams.Where(after, Outcome.Accept));
        var opened = diagrams.Combine(Operation.Minus, diagrams.Where(most, Outcome.Accept), diagrams.Combine(Operation.Union, o, n));
        var lost = diagrams.Combine(Operation.Minus, diagrams.Combine(Operation.Intersect, o, n), diagrams.Where(least, Outcome.Accept));
        Note(space, inPort, outPort, diagrams.Combine(Operation.Minus, opened, unknown), opens: true);
        Note(space, inPort, outPort, diagrams.Combine(Operation.Minus, lost, unknown), opens: false);
        NoteUnknown(space, inPort, outPort, unknown);
    }

    private static ChainDiagrams Text(MomentDiagrams moment, bool isBySender) => isBySender ? moment.Senders : moment.Receivers;

    private static bool MayBeUnknown(PacketSpace space, Diagram diagram) => !space.Diagrams.Where(diagram, Outcome.Unknown).Is(Outcome.Drop);

    private void Note(PacketSpace space, int inPort, int outPort, Diagram set, bool opens)
    {
        if (set.Is(Outcome.Drop))
        {
            return;
        }

        if (new PacketExamples(space).Of(set) is not { } example)
        {
            log.AddObstacle(now.Most.Moment, $"{Words(inPort, outPort)}, packets that can't be written down {(opens ? "pass now and at neither end" : "pass at both ends and not now")}");
            return;
        }

        log.Add(new Breach(old.Moment, now.Most.Moment, @new.Moment, opens, example.Packet, PassageOf(inPort, outPort, example.SourceMac)));
    }

    private void NoteUnknown(PacketSpace space, int inPort, int outPort, Diagram unknown)
    {
        if (!unknown.Is(Outcome.Drop))
        {
            var example = new PacketExamples(space).Of(unknown) is { } some ? $" of {some.Packet}" : string.Empty;
            log.AddObstacle(now.Most.Moment, $"{Words(inPort, outPort)}, what becomes{example} hangs on a rule or a set that isn't understood");
        }
    }

    private string Words(int inPort, int outPort) => PassageOf(inPort, outPort, default).ToString();

    private Passage PassageOf(int inPort, int outPort, MacAddress mac) => way.IsBridged
        ? Passage.Bridged(way.InInterface, ports[inPort], ports[outPort], mac)
        : Passage.Routed(way.InInterface, inPort == PortCondition.NoPort ? null : ports[inPort], way.OutInterface, mac);
}
