using SgRules.Model;
using SgRules.Testing;

namespace SgRules.Updates;

/// <summary>
/// Makes a pair of zones from a seed: mostly one to three small edits, often those that need two commits (design, section 6), sometimes two
/// zones that have nothing but the host's name in common, and to and from nothing. Half of the pairs are turned round.
/// </summary>
internal sealed class ZonePairGenerator(int seed, int size)
{
    private readonly Random _random = new(seed);

    public ZonePair Pair()
    {
        for (var tries = 0; ; tries++)
        {
            var pair = Any();
            pair = _random.Next(2) == 0 ? pair : pair.Reversed;
            if (pair.IsValid)
            {
                return pair;
            }

            Assert.True(tries < 100, "no valid pair");
        }
    }

    private ZonePair Any()
    {
        var layout = _random.Next(2) == 0 ? RuleLayout.Tree : RuleLayout.PerVm;
        var options = ZoneVariation.Options(_random) with { Layout = layout };
        var zone = Zone();
        return _random.Next(20) switch
        {
            0 => new ZonePair(zone, null, options, options, seed),
            1 => new ZonePair(zone, Zone(), options, ZoneVariation.Options(_random) with { Layout = Other(layout) }, seed),
            2 => new ZonePair(zone, Zone(), options, options, seed),
            3 => new ZonePair(zone, Edited(zone), options, options with { Layout = Other(layout) }, seed),
            4 => new ZonePair(zone, zone, options, options with { AllowDns = !options.AllowDns }, seed),
            < 10 => Of(new EntangledEdits(_random).Pair(zone), options),
            _ => new ZonePair(zone, Edited(zone), options, options, seed),
        };
    }

    // One more edit beside what is entangled, now and then.
    private ZonePair Of((Zone Old, Zone New) zones, CompilerOptions options) =>
        new(zones.Old, _random.Next(4) == 0 ? new ZoneEdits(_random).Next(zones.New) : zones.New, options, options, seed);

    // Small zones: what is wrong with a plan shows in them, and there are more of them in a minute.
    private Zone Zone() => ZoneVariation.Of(new ZoneGenerator(_random.Next(), 1 + _random.Next(1 + (size / 2))).Zone(), _random);

    private Zone Edited(Zone zone)
    {
        var edits = new ZoneEdits(_random);
        for (var count = 1 + _random.Next(3); count > 0; count--)
        {
            zone = edits.Next(zone);
        }

        return zone;
    }

    private static RuleLayout Other(RuleLayout layout) => layout == RuleLayout.Tree ? RuleLayout.PerVm : RuleLayout.Tree;
}
