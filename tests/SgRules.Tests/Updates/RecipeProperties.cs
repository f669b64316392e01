using SgRules.Model;
using SgRules.Netfilter;
using SgRules.Testing;

namespace SgRules.Updates;

/// <summary>What operators do with plans, over generated zones: start, stop, edit a group, start a host (README, recipes); live migration has properties of its own.</summary>
public sealed class RecipeProperties
{
    private const string Destination = "kvm2";

    [ZonePairProperty(OneOf = 5)]
    public void What_a_start_or_stop_of_one_instance_does_not_concern_keeps_its_rules(ZoneCase zone, int seed)
    {
        if (Movable(zone.Zone, seed) is { } instance)
        {
            var stopped = Replaced(zone.Zone, instance, instance with { State = InstanceState.Stopped, Host = null });
            foreach (var layout in Enum.GetValues<RuleLayout>())
            {
                var options = new CompilerOptions { Layout = layout };
                var pair = new ZonePair(stopped, zone.Zone, options, options, seed);
                foreach (var each in new[] { pair, pair.Reversed })
                {
                    var planned = new PlannedPair(each);
                    UpdatePlanProperties.AssertSame(planned.End, planned.Reached);
                    UpdatePlanProperties.AssertSafe(planned.Audit(each), planned.Atoms, planned.Plan);
                    AssertUnchangedIsNotNamed(each, planned);
                }
            }
        }
    }

    [ZonePairProperty(OneOf = 2)]
    public void A_host_that_a_change_does_not_concern_gets_an_empty_plan(ZonePair pair)
    {
        if (pair.Old is { } old && pair.New is { } @new && Compiled(old, Destination, pair.OldOptions) == Compiled(@new, Destination, pair.NewOptions))
        {
            Assert.True(UpdatePlan.Between(Compiled(old, Destination, pair.OldOptions), Compiled(@new, Destination, pair.NewOptions)).IsEmpty);
        }
    }

    [ZonePairProperty(OneOf = 5)]
    public void A_host_that_starts_is_filled_from_nothing_and_one_that_was_loaded_needs_no_plan(ZoneCase zone)
    {
        foreach (var layout in Enum.GetValues<RuleLayout>())
        {
            var ruleset = Compiled(zone.Zone, ZoneCase.Host, new CompilerOptions { Layout = layout });
            var loaded = ModelKernel.Loaded(ruleset);

            UpdatePlanProperties.AssertSame(loaded, PlanRun.End(UpdatePlan.Between(Ruleset.Empty, ruleset), ModelKernel.Bare));
            Assert.True(UpdatePlan.Between(loaded.Read(), ruleset).IsEmpty);
        }
    }

    [ZonePairProperty(OneOf = 2)]
    public void Chains_and_sets_that_stay_as_they_are_are_not_named(ZonePair pair) =>
        AssertUnchangedIsNotNamed(pair, new PlannedPair(pair));

    // A rule may pass through a temporary set for a while, and where ports come and go the chains that dispatch frames hold the ports of
    // both states between two commits: such a chain is named, though it is the same in both states.
    private static void AssertUnchangedIsNotNamed(ZonePair pair, PlannedPair planned)
    {
        var (before, after, steps) = (pair.Before, pair.After, planned.Plan.Steps);
        var versioned = steps.Where(step => step.Kind is UpdateStepKind.FillSets).SelectMany(Names).Where(name => name.EndsWith(".t", StringComparison.Ordinal)).Select(name => name[..^2]).ToHashSet(StringComparer.Ordinal);
        var sets = before.Sets.Intersect(after.Sets).Select(set => set.Name.Text).ToHashSet(StringComparer.Ordinal);
        Assert.DoesNotContain(steps.Where(step => step.Kind is not UpdateStepKind.Commit).SelectMany(Names), sets.Contains);
        foreach (var (table, old, @new) in new[] { (UpdateTable.IPv4, before.IPv4.Chains, after.IPv4.Chains), (UpdateTable.IPv6, before.IPv6.Chains, after.IPv6.Chains), (UpdateTable.Ethernet, before.Ethernet.Chains, after.Ethernet.Chains) })
        {
            var same = old.Intersect(@new).Where(chain => !chain.Rules.Any(rule => rule.Matches.Any(match => match is SetMatch set && versioned.Contains(set.Set.Text)))).Select(chain => chain.Name.Text).ToHashSet(StringComparer.Ordinal);
            if (table == UpdateTable.Ethernet)
            {
                same.RemoveWhere(name => ChangesInBetween(planned, name));
            }

            Assert.DoesNotContain(steps.Where(step => step.Kind == UpdateStepKind.Commit && step.Table == table).SelectMany(Names), same.Contains);
        }
    }

    private static bool ChangesInBetween(PlannedPair planned, string chain)
    {
        var start = Words(planned.Start);
        return planned.Atoms.Where(atom => atom.Step is { Kind: UpdateStepKind.Commit, Table: UpdateTable.Ethernet }).Any(atom => !Words(atom.Host).SequenceEqual(start, StringComparer.Ordinal));

        IEnumerable<string> Words(ModelKernel host) => host.Ethernet.Chains.TryGetValue(chain, out var found) ? found.Rules.Select(rule => rule.Words) : [];
    }

    private static IEnumerable<string> Names(UpdateStep step) => step.Document.ToString().Split('\n')
        .Where(line => line.Length > 0 && line is not ("COMMIT" or "*filter" or "*nat"))
        .Select(line => line.StartsWith(':') ? line[1..].Split(' ')[0] : line.Split(' ')[1]);

    internal static Instance? Movable(Zone zone, int seed)
    {
        if (zone.Hosts.All(host => host.Name != Destination))
        {
            return null;
        }

        var running = zone.Instances.Where(instance => instance.State == InstanceState.Running && instance.Host == ZoneCase.Host && instance.Nics.All(nic => nic.IPv4 is not null)).ToArray();
        return running.Length == 0 ? null : running[seed % running.Length is var at && at < 0 ? -at : at];
    }

    private static Zone Replaced(Zone zone, Instance instance, Instance other) =>
        zone with { Instances = zone.Instances.Select(each => each == instance ? other : each).ToValueList() };

    private static Ruleset Compiled(Zone zone, string host, CompilerOptions options)
    {
        var result = RuleCompiler.Compile(zone, host, options);
        return result.Ruleset ?? throw new InvalidOperationException(string.Join('\n', result.Diagnostics));
    }
}
