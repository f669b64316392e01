using SgRules.Addressing;
using SgRules.Model;
using SgRules.Testing;

namespace SgRules.Updates;

/// <summary>Live migration (README, recipes): the destination is planned and run before the source.</summary>
public sealed class LiveMigrationProperties
{
    [ZonePairProperty(OneOf = 10)]
    public void A_live_migration_never_leaves_the_instance_without_rules_on_either_host(ZoneCase zone, int seed)
    {
        if (RecipeProperties.Movable(zone.Zone, seed) is not { } instance)
        {
            return;
        }

        foreach (var layout in Enum.GetValues<RuleLayout>())
        {
            var migration = new LiveMigration(zone.Zone, instance, new CompilerOptions { Layout = layout }, seed);
            UpdatePlanProperties.AssertSame(migration.AtDestination.End, migration.AtDestination.Reached);
            UpdatePlanProperties.AssertSame(migration.AtSource.End, migration.AtSource.Reached);
            UpdatePlanProperties.AssertSafe(migration.AtDestination.Audit(migration.Destination), migration.AtDestination.Atoms, migration.AtDestination.Plan);
            UpdatePlanProperties.AssertSafe(migration.AtSource.Audit(migration.Source), migration.AtSource.Atoms, migration.AtSource.Plan);

            Assert.Null(migration.NotReady());
            Assert.Null(migration.Lost(migration.DestinationFirst));
        }
    }

    [Theory]
    [InlineData(RuleLayout.Tree)]
    [InlineData(RuleLayout.PerVm)]
    public void Were_the_source_run_first_the_instance_would_be_without_rules_for_a_while(RuleLayout layout)
    {
        var zone = SmallZones.OneNic([new SecurityGroup { Id = "web", Ingress = [SecurityRule.Whole(Protocol.All).WithCidrs("0.0.0.0/0")] }]);
        zone = zone with { Hosts = zone.Hosts.Add(zone.Hosts[0] with { Name = "kvm2" }) };
        var migration = new LiveMigration(zone, zone.Instances[0], new CompilerOptions { Layout = layout }, 1);

        Assert.NotEqual(0, migration.Packets);
        Assert.Null(migration.NotReady());
        Assert.Null(migration.Lost(migration.DestinationFirst));
        Assert.NotNull(migration.Lost(migration.SourceFirst));
    }
}
