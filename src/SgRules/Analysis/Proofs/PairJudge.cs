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
            log.Add(new PacketExamples(space).Of(unknown) is { } doubtful ? new UnknownDecision(doubtful.Packet, passage(doubtful.SourceMac)) : null);
        }

        if (!differing.Is(Outcome.Drop))
        {
            log.Add(log.IsFull ? null : Example(space, differing, policy, passage));
        }
    }

    private static Counterexample? Example(PacketSpace space, Diagram differing, Diagram policy, Func<MacAddress, Passage> passage)
    {
        var tooMuch = space.Diagrams.Combine(Operation.Intersect, differing, space.Diagrams.Where(policy, Outcome.Drop));
        var accepts = !tooMuch.Is(Outcome.Drop);
        var shown = accepts ? tooMuch : differing;
        return new PacketExamples(space).Of(shown) is { } example
            ? new Counterexample(example.Packet, passage(example.SourceMac), accepts, [.. space.Boxes(shown).Take(MaxBoxes)], space.Values)
            : null;
    }
}
