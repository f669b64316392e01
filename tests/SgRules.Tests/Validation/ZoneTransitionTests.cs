using SgRules.Model;

namespace SgRules.Validation;

public sealed class ZoneTransitionTests
{
    private static readonly Zone Old = ValidZone.Base;

    [Fact]
    public void A_zone_can_stay_as_it_is() => Assert.Empty(ZoneTransition.Validate(Old, Old));

    [Fact]
    public void The_groups_of_an_instance_may_change_at_any_time() => Assert.Empty(ZoneTransition.Validate(Old, Old.WithInstance(vm => vm with { SecurityGroups = ["lb"] })));

    [Fact]
    public void Networks_come_and_go() =>
        Assert.Empty(ZoneTransition.Validate(Old, Old with { Networks = [ValidZone.OtherNet] }));

    [Fact]
    public void Zones_with_different_names_are_two_zones() =>
        Expect("zone.name: error SGR1901: This is zone 'zone2', the old model is zone 'zone1'; compare models of one zone.", Old with { Name = "zone2", SecurityGroupEnabled = false });

    [Fact]
    public void The_flag_of_a_zone_does_not_change() =>
        Expect("zone.securityGroupEnabled: error SGR1902: securityGroupEnabled was true when the zone was created and can't become false; create a new zone.", Old with { SecurityGroupEnabled = false });

    [Fact]
    public void The_type_of_a_zone_does_not_change() =>
        Expect("zone.networkType: error SGR1903: The zone was created as Advanced and can't become Basic; create a new zone.", Old with { NetworkType = NetworkType.Basic });

    [Fact]
    public void A_network_keeps_or_lacks_security_groups_for_good() =>
        Expect(
            "networks[0].services: error SGR1904: The SecurityGroup service of network 'net' can't be switched by another offering; create a new network.",
            Old.WithNetwork(network => network with { Services = [] }));

    private static void Expect(string finding, Zone @new) => Assert.Equal(finding, ValidationCase.Print(Assert.Single(ZoneTransition.Validate(Old, @new))));
}
