using SgRules.Addressing;

namespace SgRules.Analysis;

/// <summary>Compares what the rules and the policy say of one pair of ports, and keeps what differs.</summary>
internal sealed class PairJudge(string bridge, PortNames ports, ProofLog log)
{
    private const int MaxBoxes = 64;

    /// <summary>Compares two diagrams of one space: the rules' and the policy's.</summary>
    public void Judge(PacketSpace space, int inPort, int outPort, Diagram text, Diagram policy) =>
        Judge(space, text, policy, mac => Passage.Bridged(bridge, ports[inPort], ports[outPort], mac));

    /// <summary>Compares two diagrams of one space, of packets whose passage is known but for the source address of their frame.</summary>
    public void Judge(PacketSpace space, Diagram text, Diagram policy, Func<MacAddress, Passage> passage)
    {
        if (text == policy)
        {
            return;
        }

        var unknown = space.Diagrams.Where(text, Outcome.Unknown);
        var differing = space.Diagrams.Combine(Operation.Minus, space.Diagrams.Combine(Operation.Differ, text, policy), unknown);
        if (!unknown.Is(Outcome.Drop) && !log.IsFullOfUndecided)
        {
            Doubt(space, unknown, passage);
        }

        if (!differing.Is(Outcome.Drop))
        {
            Refute(space, differing, policy, passage);
        }
    }

    private void Doubt(PacketSpace space, Diagram unknown, Func<MacAddress, Passage> passage)
    {
        if (new PacketExamples(space).Of(unknown) is { } doubtful)
        {
            log.Add(new UnknownDecision(doubtful.Packet, passage(doubtful.SourceMac)));
        }
        else
        {
            log.AddLimit($"of packets that can't be written down it can't be said what the rules do with them ({passage(default)})");
        }
    }

    // What differs without an example must never pass for proven.
    private void Refute(PacketSpace space, Diagram differing, Diagram policy, Func<MacAddress, Passage> passage)
    {
        var example = log.IsFull ? null : Example(space, differing, policy, passage);
        if (example is null && !log.IsFull)
        {
            log.AddLimit($"rules and model differ for packets that can't be written down ({passage(default)})");
        }

        log.Add(example);
    }

    private static Counterexample? Example(PacketSpace space, Diagram differing, Diagram policy, Func<MacAddress, Passage> passage)
    {
        var tooMuch = space.Diagrams.Combine(Operation.Intersect, differing, space.Diagrams.Where(policy, Outcome.Drop));
        var tooLittle = space.Diagrams.Combine(Operation.Minus, differing, tooMuch);
        var examples = new PacketExamples(space);
        var (much, little) = (examples.Of(tooMuch), examples.Of(tooLittle));

        // What passes and shouldn't comes first, unless no host can meet such a packet, but one that should pass and doesn't.
        var accepts = much is { } found && (TrackedMessages.IsPossible(found.Packet) || little is not { } other || !TrackedMessages.IsPossible(other.Packet));
        return (accepts ? much : little) is { } example
            ? new Counterexample(example.Packet, passage(example.SourceMac), accepts, [.. space.Boxes(accepts ? tooMuch : tooLittle).Take(MaxBoxes)], space.Values)
            : null;
    }
}
