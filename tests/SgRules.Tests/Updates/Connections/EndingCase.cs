using SgRules.Addressing;
using SgRules.Model;
using SgRules.Netfilter;
using SgRules.Policies;
using SgRules.Testing;

namespace SgRules.Updates;

/// <summary>Two zones, either of which may be nothing loaded yet, and packets that begin connections; prints the first that is judged differently.</summary>
public sealed record EndingCase(Zone? Old, Zone? New, CompilerOptions Options, ValueList<Packet> Packets)
{
    /// <summary>A connection that the boxes have and the definition doesn't end, or the other way round; <see langword="null"/> if there is none.</summary>
    public string? Disagreement()
    {
        var (old, @new) = (Compile(Old), Compile(New));
        var boxes = ConnectionsToEnd.Between(Part(old), Part(@new));
        var oracle = new FlowOracle(old, @new);
        foreach (var packet in Packets)
        {
            var (reasons, box) = (oracle.Reasons(packet), boxes.ToImmutableArray().FirstOrDefault(box => Contains(box, packet)));
            if (reasons.Length > 0 != box is not null)
            {
                return $"{packet}: to be ended because of ({reasons}), and the box is {box?.ToString() ?? "none"} of\n{string.Join('\n', boxes.ToImmutableArray().Take(40))}";
            }
        }

        return null;
    }

    /// <summary>How many of the packets are to be ended, by definition.</summary>
    public int Ended()
    {
        var oracle = new FlowOracle(Compile(Old), Compile(New));
        return Packets.ToImmutableArray().Count(packet => oracle.Reasons(packet).Length > 0);
    }

    public override string ToString() => $"old {Text(Old)}\nnew {Text(New)}\n{Options}\n{Disagreement()}";

    private static bool Contains(FlowBox box, Packet packet) => box.Contains(
        packet.Source,
        packet.Destination,
        packet.Protocol.Number,
        packet.Payload.SourcePort ?? packet.Payload.Type ?? 0,
        packet.Payload.DestinationPort ?? packet.Payload.Code ?? 0);

    private static string Text(Zone? zone) => zone is null ? "nothing" : new ZoneCase(zone).ToString();

    private static OwnPart Part((HostPolicy Policy, Ruleset Rules)? state) => OwnPart.Of(state?.Rules ?? Ruleset.Empty);

    private (HostPolicy Policy, Ruleset Rules)? Compile(Zone? zone)
    {
        if (zone is null)
        {
            return null;
        }

        var result = RuleCompiler.Compile(zone, ZoneCase.Host, Options);
        return (result.Policy!, result.Ruleset!);
    }
}
