using SgRules.Model;
using SgRules.Policies;
using SgRules.Testing;
using SgRules.Validation;

namespace SgRules;

public sealed class ZoneCompilationTests
{
    [Fact]
    public void The_hosts_are_those_of_the_zone_in_its_order_each_once()
    {
        var zone = SpreadZone.Of(3);
        zone = zone with { Hosts = [zone.Hosts[2], zone.Hosts[0], zone.Hosts[2], zone.Hosts[1]] };

        Assert.Equal(["kvm2", "kvm0", "kvm1"], RuleCompiler.Prepare(zone).Hosts);
        Assert.Equal(["kvm2", "kvm0", "kvm1"], RuleCompiler.CompileAll(zone).Select(result => result.Host));
    }

    [ZoneProperty]
    public void All_hosts_compile_to_what_each_does_alone(ZoneCase zone, int seed)
    {
        var whole = ManyHosts.Of(zone.Zone, new Random(seed));

        Assert.All(RuleCompiler.CompileAll(whole), result =>
        {
            var alone = RuleCompiler.Compile(whole, result.Host);
            Assert.Equal(alone, result);
            Assert.Equal(HostDocuments.Text(alone), HostDocuments.Text(result));
        });
    }

    [Property(MaxTest = 500)]
    public void A_host_is_stopped_by_the_errors_that_concern_it_and_by_no_other(int seed)
    {
        var zone = new HostileZones(seed).Next();
        var relations = new ZoneRelations(zone);
        foreach (var error in ZoneValidator.Validate(zone).Where(finding => finding.Severity == DiagnosticSeverity.Error))
        {
            var reach = new ErrorReach(relations);
            reach.Add(error);

            Assert.All(zone.Hosts.DistinctBy(host => host.Name), host => Assert.True(
                reach.Holds(host.Name) == new HostNeeds(relations, host.Name).Concerns(error) || IsOfARepeatedName(zone, error),
                $"{host.Name}: {error}"));
        }
    }

    [Fact]
    public void Hosts_without_findings_of_their_own_share_those_of_the_zone()
    {
        var zone = SpreadZone.Of(2);
        var compilation = RuleCompiler.Prepare(zone with { Instances = zone.Instances.Add(zone.Instances[0] with { Name = "i-9-9-VM", State = InstanceState.Stopped, Nics = [] }) });

        Assert.Single(compilation.Diagnostics);
        Assert.True(compilation.Compile("kvm0").Diagnostics.ToImmutableArray() == compilation.Diagnostics.ToImmutableArray());
    }

    [Fact]
    public void Work_that_was_cancelled_ends()
    {
        var (zone, cancelled) = (SpreadZone.Of(2), new CancellationToken(canceled: true));
        var compilation = RuleCompiler.Prepare(zone);

        Assert.Throws<OperationCanceledException>(() => RuleCompiler.Prepare(zone, null, cancelled));
        Assert.Throws<OperationCanceledException>(() => compilation.Compile("kvm0", cancelled));
        Assert.Throws<OperationCanceledException>(() => compilation.HostSlice("kvm0", cancelled));
        Assert.Throws<OperationCanceledException>(() => RuleCompiler.CompileAll(zone, null, cancelled).First());
        Assert.Throws<OperationCanceledException>(() => ZoneIndex.Of(zone, ZoneRules.CloudStack42, cancelled));
    }

    [Fact]
    public void Instances_in_the_same_groups_have_the_same_policy_object()
    {
        var zone = SpreadZone.Of(4);
        zone = zone with { Instances = zone.Instances.Select((instance, n) => instance with { Host = "kvm0", SecurityGroups = n % 2 == 0 ? ["group-0", "group-1"] : ["group-1", "group-0"], Nics = [instance.Nics[0] with { Device = $"vnet{(char)('0' + n)}" }] }).ToValueList() };

        var ports = RuleCompiler.Compile(zone, "kvm0").Policy!.Bridges[0].GuestPorts;

        Assert.Equal(4, ports.Count);
        Assert.All(ports, port => Assert.Same(ports[0].Policy, port.Policy));
    }

    // Of several groups or hosts with one name a host is stopped by the name, whatever else is wrong in the others.
    private static bool IsOfARepeatedName(Zone zone, Diagnostic error) => ModelPath.ElementsOf(error).Any(element => element.List is ModelPath.Groups or ModelPath.Instances or ModelPath.Networks)
        && (zone.SecurityGroups.DistinctBy(group => group.Id).Count() < zone.SecurityGroups.Count || zone.Hosts.DistinctBy(host => host.Name).Count() < zone.Hosts.Count);
}
