using SgRules.Policies;

namespace SgRules.Testing;

/// <summary>What the generator makes is worth judging: every paragraph decides some of it, and a good part gets through.</summary>
public sealed class PacketGeneratorTests
{
    private const int Zones = 300;

    private const int FewestOfAKind = 40;

    [Fact]
    public void Every_paragraph_decides_some_of_the_generated_packets()
    {
        var decided = Enumerable.Range(0, Zones).SelectMany(Decisions)
            .CountBy(decision => $"{decision.Ruling} by {decision.Ground.Paragraph}{(decision.Ground.Rule is null ? string.Empty : ", a rule")}")
            .Where(kind => kind.Value >= FewestOfAKind)
            .Select(kind => kind.Key)
            .Order(StringComparer.Ordinal);

        Assert.Equal(
            [
                "Accepted by 3.11", "Accepted by 3.4", "Accepted by 3.6", "Accepted by 3.7", "Accepted by 3.9, a rule",
                "Dropped by 3", "Dropped by 3.1", "Dropped by 3.13", "Dropped by 3.15", "Dropped by 3.2", "Dropped by 3.3", "Dropped by 3.7", "Dropped by 3.8", "Dropped by 3.9",
                "NotJudged by 3.13", "NotJudged by 3.15",
            ],
            decided);
    }

    private static IEnumerable<Decision> Decisions(int seed)
    {
        var zone = new ZoneGenerator(seed, seed % 40).Zone();
        var evaluator = new ReferenceEvaluator(RuleCompiler.Compile(zone, ZoneCase.Host).Policy!);
        var packets = new PacketGenerator(zone, ZoneCase.Host, new Random(seed));
        return Enumerable.Range(0, AgreementCases.PacketsPerZone).Select(_ => packets.Next()).Select(packet => evaluator.Decide(packet.Packet, packet.Passage));
    }
}
