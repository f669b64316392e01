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
        var boxes = Boxes(Part(old), Part(@new));
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

    /// <summary>What is found where something differs, and what all gates say, whatever differs.</summary>
    public (ValueList<FlowBox> WhereItDiffers, ValueList<FlowBox> InFull) Found()
    {
        var (old, @new) = (Part(Compile(Old)), Part(Compile(New)));
        return (Boxes(old, @new), ConnectionsToEnd.InFull(old, @new));
    }

    /// <summary>How many of the packets are to be ended, by definition.</summary>
    public int Ended()
    {
        var oracle = new FlowOracle(Compile(Old), Compile(New));
        return Packets.ToImmutableArray().Count(packet => oracle.Reasons(packet).Length > 0);
    }

    public override string ToString() => $"old {Text(Old)}\nnew {Text(New)}\n{Options}\n{Disagreement()}";

    internal static ValueList<FlowBox> Boxes(OwnPart old, OwnPart @new)
    {
        var change = StateChange.Between(old, @new);
        HashSet<SetName> sets = [.. new[] { change.IPv4, change.IPv6 }.SelectMany(table => SetChanges.Between(old, @new, table)).Select(set => set.Name)];
        return ConnectionsToEnd.Between(old, @new, new FamilyChange(change.IPv4, sets), new FamilyChange(change.IPv6, sets), default);
    }

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
