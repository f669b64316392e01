using FsCheck;
using FsCheck.Fluent;
using SgRules.Testing;

namespace SgRules.Analysis;

/// <summary>Generates zones to lint: half of them of few different rules, which so cover each other often, half as the other properties have them.</summary>
public static class LintCases
{
    public static Arbitrary<LintCase> Cases() => Arb.From(
        Gen.Sized(size => from seed in Gen.Choose(0, int.MaxValue) select Case(seed, size)),
        failing => ZoneCases.Smaller(failing.Zone).Where(zone => ZoneCases.IsValid(zone, ZoneRules.CloudStack420)).Select(zone => failing with { Zone = zone }));

    private static LintCase Case(int seed, int size)
    {
        var random = new Random(seed);
        var zone = random.Next(2) == 0 ? new EntangledZone(random).Zone() : ZoneVariation.Of(new ZoneGenerator(seed, size).Zone(), random);
        return new LintCase(zone, AllowDns: random.Next(2) == 0);
    }
}
