using SgRules.Model;
using SgRules.Testing;
using SgRules.Updates;
using SgRules.Validation;

namespace SgRules;

public sealed class AffectedHostsProperties
{
    [ZoneProperty]
    public void No_host_is_missed_however_the_zone_is_edited(ZoneCase zone, int seed)
    {
        var random = new Random(seed);
        var zones = new List<Zone> { ManyHosts.Of(ZoneVariation.Of(zone.Zone, random), random) };
        for (var edits = 1 + random.Next(3); edits > 0; edits--)
        {
            zones.Add(new ZoneEdits(random).Next(zones[^1]));
        }

        AssertNoneMissed(zones, ZoneRules.CloudStack420);
    }

    [ZoneProperty]
    public void No_host_is_missed_when_errors_come_and_go(ZoneCase zone, int seed)
    {
        var random = new Random(seed);
        var valid = ManyHosts.Of(zone.Zone, random);
        var broken = ZoneMistakes.In(valid, random);
        var worse = ZoneMistakes.In(broken, random);

        AssertNoneMissed([valid, broken, worse, random.Next(2) == 0 ? broken : valid], ZoneRules.CloudStack42);
    }

    [ZonePairProperty]
    public void No_host_is_missed_between_the_zones_of_a_pair(ZonePair pair)
    {
        if (pair is { Old: { } old, New: { } @new })
        {
            AssertNoneMissed([old, @new, old], ZoneRules.CloudStack420);
        }
    }

    [ZoneProperty]
    public void An_index_that_was_changed_step_by_step_says_what_a_new_one_says(ZoneCase zone, int seed)
    {
        var random = new Random(seed);
        var valid = ManyHosts.Of(zone.Zone, random);
        var current = valid;
        var first = ZoneIndex.Of(current);
        var index = first;
        for (var edits = 0; edits < 5; edits++)
        {
            current = random.Next(6) == 0 ? ZoneMistakes.In(current, random) : index.HasErrors ? valid : new ZoneEdits(random).Next(current);
            var next = index.With(current);

            Assert.Same(current, next.Zone);
            Assert.All(current.Hosts, host => Assert.Equal(ZoneIndex.Of(current).Compiles(host.Name), next.Compiles(host.Name)));
            Assert.Equal(index.AffectedHosts(current), index.AffectedHosts(next));
            Assert.Equal(ZoneIndex.Of(index.Zone).AffectedHosts(ZoneIndex.Of(current)), index.AffectedHosts(next));
            Assert.Equal(first.AffectedHosts(ZoneIndex.Of(current)), first.AffectedHosts(next));
            index = next;
        }
    }

    [Property(MaxTest = 500)]
    public void No_host_of_any_zones_is_missed(int seed)
    {
        var zones = new HostileZones(seed);
        AssertNoneMissed([zones.Next(), zones.Next(), zones.Next()], (ZoneRules)(seed & 1));
    }

    private static void AssertNoneMissed(List<Zone> zones, ZoneRules rules)
    {
        var options = new CompilerOptions { ZoneRules = rules };
        var index = ZoneIndex.Of(zones[0], rules);
        foreach (var (old, @new) in zones.Zip(zones.Skip(1)))
        {
            var affected = index.AffectedHosts(@new);

            Assert.Subset(affected.ToHashSet(StringComparer.Ordinal), HostDocuments.Differing(old, @new, options).ToHashSet(StringComparer.Ordinal));
            index = index.With(@new);
        }
    }
}
