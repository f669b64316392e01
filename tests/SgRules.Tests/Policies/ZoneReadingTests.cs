using System.Globalization;
using SgRules.Addressing;
using SgRules.Model;
using SgRules.Testing;

namespace SgRules.Policies;

/// <summary>
/// The evaluator, over the policy that a compilation resolves, against a reading of the zone as written: what resolving and
/// splitting lose or add, the evaluator and the emitted rules would get wrong alike.
/// </summary>
public sealed class ZoneReadingTests
{
    private const int PacketsOfZone = 40;

    [ZoneProperty]
    public void The_evaluator_decides_what_the_zone_as_written_says(ZoneCase zone, int seed)
    {
        var random = new Random(seed);
        var varied = ZoneVariation.Of(zone.Zone, random);
        foreach (var (options, packet, passage, decision) in Decisions(varied, random))
        {
            var read = new ZoneReading(varied, ZoneCase.Host, options.AllowDns).Read(packet, passage);
            Assert.True(read == decision.Ruling, string.Create(CultureInfo.InvariantCulture, $"{packet}\n{passage}, MAC {passage.SourceMac}, AllowDns {options.AllowDns}\nthe zone says {read}, the evaluator {decision}\n{new ZoneCase(varied)}"));
        }
    }

    private static IEnumerable<(CompilerOptions Options, Packet Packet, Passage Passage, Decision Decision)> Decisions(Zone zone, Random random)
    {
        var options = ZoneVariation.Options(random);
        var result = RuleCompiler.Compile(zone, ZoneCase.Host, options);
        var evaluator = new ReferenceEvaluator(result.Policy ?? throw new InvalidOperationException(string.Join('\n', result.Diagnostics)));
        var packets = new PacketGenerator(zone, ZoneCase.Host, random);
        for (var i = 0; i < PacketsOfZone; i++)
        {
            var (packet, passage) = packets.Next();
            yield return (options, packet, passage, evaluator.Decide(packet, passage));
        }
    }
}
