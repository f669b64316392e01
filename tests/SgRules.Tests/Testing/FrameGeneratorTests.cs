using SgRules.Addressing;
using SgRules.Policies;

namespace SgRules.Testing;

/// <summary>What the generator makes is worth judging: each kind of decision of 3.16 is taken often, about frames of each kind.</summary>
public sealed class FrameGeneratorTests
{
    private const int Zones = 200;

    private const int FewestOfAKind = 40;

    [Fact]
    public void Every_kind_of_frame_is_decided_in_every_way_that_there_is()
    {
        var kinds = Enumerable.Range(0, Zones).SelectMany(Kinds)
            .CountBy(kind => kind)
            .Where(kind => kind.Value >= FewestOfAKind)
            .Select(kind => kind.Key)
            .Order(StringComparer.Ordinal);

        Assert.Equal(
            [
                "announcement Accepted", "announcement Dropped", "arp NotJudged", "ip Accepted", "ip Dropped", "ip NotJudged", "other Accepted", "other Dropped", "other NotJudged",
                "probe Accepted", "probe Dropped", "reply Accepted", "reply Dropped", "request Accepted", "request Dropped",
            ],
            kinds);
    }

    private static IEnumerable<string> Kinds(int seed)
    {
        var zone = new ZoneGenerator(seed, seed % 40).Zone();
        var evaluator = new ReferenceEvaluator(RuleCompiler.Compile(zone, ZoneCase.Host).Policy!);
        var frames = new FrameGenerator(zone, ZoneCase.Host, new Random(seed));
        foreach (var (frame, passage) in Enumerable.Range(0, FrameCases.FramesPerZone).Select(_ => frames.Next()))
        {
            var ruling = evaluator.Decide(frame, passage).Ruling;
            yield return $"{(ruling == Ruling.NotJudged && frame.Arp is not null ? "arp" : Kind(frame))} {ruling}";
        }
    }

    private static string Kind(Frame frame) => frame switch
    {
        { Arp.Sender.IsUnspecified: true } => "probe",
        { Arp: { } arp } when arp.Sender == arp.Target => "announcement",
        { Arp.Operation: ArpMessage.Request } => "request",
        { Arp: not null } => "reply",
        _ => frame.Type.IsIP ? "ip" : "other",
    };
}
