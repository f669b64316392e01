using FsCheck;
using FsCheck.Fluent;
using SgRules.Model;
using SgRules.Testing;

namespace SgRules.Netfilter;

/// <summary>A zone to load; prints as zone.json.</summary>
public sealed record LoadedCase(Zone Zone, CompilerOptions Options)
{
    public override string ToString() => $"{new ZoneCase(Zone)}\n{Options}";
}

/// <summary>Generates zones to load, and shrinks them.</summary>
public static class LoadedCases
{
    public static Arbitrary<LoadedCase> Cases() => Arb.From(
        from zone in ZoneCases.Zones().Generator
        from seed in Gen.Choose(0, int.MaxValue)
        select Case(zone.Zone, new Random(seed)),
        failing => ZoneCases.Smaller(failing.Zone)
            .Where(zone => ZoneCases.IsValid(zone, failing.Options.ZoneRules))
            .Select(zone => failing with { Zone = zone }));

    private static LoadedCase Case(Zone zone, Random random) => new(ZoneVariation.Of(zone, random), ZoneVariation.Options(random));
}
