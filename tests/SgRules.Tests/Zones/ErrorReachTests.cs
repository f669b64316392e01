using SgRules.Model;
using SgRules.Policies;
using SgRules.Validation;

namespace SgRules;

public sealed class ErrorReachTests
{
    // kvm1 runs 0 (web); its rules name lb, whose member 1 runs on kvm2; 2 on kvm2 is in other, as are 3, stopped, and group db.
    private static readonly Zone TwoHosts = ValidZone.Base with
    {
        Networks = [ValidZone.Net, ValidZone.OtherNet],
        Hosts = [ValidZone.Base.Hosts[0], new() { Name = "kvm2", Bridges = [new() { Name = "cloudbr0", Networks = ["net", "other"], Uplinks = ["eth0"] }] }],
        SecurityGroups = [.. ValidZone.Base.SecurityGroups, new() { Id = "db" }],
        Instances =
        [
            ValidZone.Vm(1) with { SecurityGroups = ["web"] },
            ValidZone.Vm(2) with { Host = "kvm2", SecurityGroups = ["lb"] },
            ValidZone.Vm(3) with { Host = "kvm2", SecurityGroups = ["db"] },
            ValidZone.Vm(4) with { Host = "kvm1", State = InstanceState.Stopped, SecurityGroups = ["lb"] },
        ],
    };

    [Theory]
    [InlineData("", true, true)]
    [InlineData("zone.trafficTypes[1]", true, true)]
    [InlineData("networks", true, true)]
    [InlineData("networks[0].ipv4.cidr", true, true)]
    [InlineData("networks[1].name", false, true)]
    [InlineData("hosts[0].bridges[0].uplinks[0]", true, false)]
    [InlineData("hosts[1]", false, true)]
    [InlineData("securityGroups[0].ingress[0]", true, false)]
    [InlineData("securityGroups[1].id", true, true)]
    [InlineData("securityGroups[2].id", false, true)]
    [InlineData("instances[0].nics[0].mac", true, false)]
    [InlineData("instances[1].nics[0].ipv4", true, true)]
    [InlineData("instances[1].nics[0].device", false, true)]
    [InlineData("instances[1].securityGroups[0]", true, true)]
    [InlineData("securityGroups[1].ingress[0]", false, true)]
    [InlineData("instances[2].nics[0].ipv4", false, true)]
    [InlineData("instances[3].nics[0].ipv4", false, false)]
    public void A_host_depends_on_what_its_documents_are_made_of(string path, bool first, bool second)
    {
        var finding = InstanceFindings.AddressOutside.At(path, "?");

        Assert.Equal(first, Concerns(TwoHosts, "kvm1", finding));
        Assert.Equal(second, Concerns(TwoHosts, "kvm2", finding));
    }

    [Fact]
    public void A_finding_about_two_places_affects_the_hosts_of_both()
    {
        var finding = InstanceFindings.AddressRepeated.At("instances[2].nics[0].ipv4", "?") with { RelatedPaths = ["instances[0].nics[0].ipv4"] };

        Assert.True(Concerns(TwoHosts, "kvm1", finding));
        Assert.True(Concerns(TwoHosts, "kvm2", finding));
        Assert.False(Concerns(TwoHosts, "kvm3", finding));
    }

    [Fact]
    public void A_mistake_on_another_host_stops_no_host_but_that_one()
    {
        var zone = (TwoHosts with { Networks = [.. TwoHosts.Networks, ValidZone.PlainNet] }) with
        {
            Hosts = [TwoHosts.Hosts[0], TwoHosts.Hosts[1] with { Bridges = [new() { Name = "cloudbr0", Networks = ["net", "other", "plain"], Uplinks = ["eth0"] }] }],
        };

        var error = Assert.Single(ZoneValidator.Validate(zone, ZoneRules.CloudStack420));

        Assert.Equal(HostFindings.BridgeMixed.Code, error.Code);
        Assert.False(Concerns(zone, "kvm1", error));
        Assert.True(Concerns(zone, "kvm2", error));
    }

    [Fact]
    public void All_elements_of_a_repeated_name_count()
    {
        var zone = TwoHosts with { SecurityGroups = TwoHosts.SecurityGroups.Add(new() { Id = "web" }) };

        Assert.True(Concerns(zone, "kvm1", GroupFindings.IdRepeated.At("securityGroups[3].id", "?")));
    }

    private static bool Concerns(Zone zone, string host, Diagnostic finding)
    {
        var reach = new ErrorReach(new ZoneRelations(zone));
        reach.Add(finding);
        return reach.Holds(host);
    }
}
