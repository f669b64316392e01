using SgRules.Model;

namespace SgRules.Validation;

public sealed class PeerGroupCheckerTests
{
    private static readonly Zone ThreeMembers = ValidZone.Base.With(ValidZone.Vm(3) with { SecurityGroups = ["lb"] }, ValidZone.Vm(4) with { SecurityGroups = ["lb", "lb"] });

    [Fact]
    public void The_addresses_of_a_peer_group_fit_into_a_set()
    {
        var finding = Assert.Single(Check(ThreeMembers, 2));

        Assert.Equal("securityGroups[1]: error SGR1430: Group 'lb' has more addresses of one family than the 2 that a set holds; split the group.", finding.ToString());
        Assert.Empty(Check(ThreeMembers, 3));
    }

    [Fact]
    public void A_group_that_is_no_peer_may_have_any_number() => Assert.Empty(Check(ThreeMembers.WithGroup(group => group with { Ingress = [] }), 2));

    [Fact]
    public void Stopped_instances_are_no_members() =>
        Assert.Empty(Check(ThreeMembers with { Instances = ThreeMembers.Instances.ToImmutableArray().Select(vm => vm with { State = InstanceState.Stopped }).ToValueList() }, 2));

    private static ValueList<Diagnostic> Check(Zone zone, long limit)
    {
        var findings = new Findings();
        new PeerGroupChecker(zone, findings, limit).Check();
        return findings.InModelOrder();
    }
}
