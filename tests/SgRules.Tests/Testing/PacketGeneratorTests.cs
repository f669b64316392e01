using SgRules.Policies;

namespace SgRules.Testing;

/// <summary>What the generator makes is worth judging: every paragraph decides some of it, and a good part gets through.</summary>
public sealed class PacketGeneratorTests
{
    private const int Zones = 300;

    private const int FewestOfAKind = 40;

    [Fact]
    public void Every_paragraph_decides_or_passes_some_of_the_generated_packets()
    {
        var grounds = Enumerable.Range(0, Zones).SelectMany(Decisions)
            .SelectMany(decision => decision.Passed.ToImmutableArray().Select(ground => $"{ground.Paragraph} passed").Append($"{decision.Ground.Paragraph} {decision.Ruling}"))
            .CountBy(ground => ground)
            .Where(kind => kind.Value >= FewestOfAKind)
            .Select(kind => kind.Key)
            .Order(StringComparer.Ordinal);

        Assert.Equal(
            [
                "3 Dropped", "3.1 Dropped", "3.1 passed", "3.11 Accepted", "3.12 passed", "3.13 Dropped", "3.13 NotJudged", "3.13 passed", "3.15 Dropped", "3.15 NotJudged",
                "3.2 Dropped", "3.3 Dropped", "3.3 passed", "3.4 Accepted", "3.4 passed", "3.5 passed", "3.6 Accepted", "3.6 passed", "3.7 Accepted", "3.7 Dropped",
                "3.8 Dropped", "3.8 passed", "3.9 Accepted", "3.9 Dropped",
            ],
            grounds);
    }

    private static IEnumerable<Decision> Decisions(int seed)
    {
        var zone = new ZoneGenerator(seed, seed % 40).Zone();
        var evaluator = new ReferenceEvaluator(RuleCompiler.Compile(zone, ZoneCase.Host).Policy!);
        var packets = new PacketGenerator(zone, ZoneCase.Host, new Random(seed));
        return Enumerable.Range(0, AgreementCases.PacketsPerZone).Select(_ => packets.Next()).Select(packet => evaluator.Decide(packet.Packet, packet.Passage));
    }
}
