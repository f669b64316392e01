using static SgRules.Analysis.SeededFault;

namespace SgRules.Analysis;

/// <summary>Faults in the sets of both layouts.</summary>
internal static class SetFaults
{
    private const string Create = "create sg1-db-4 hash:ip family inet hashsize 64 maxelem 16777216 bucketsize 12 initval 0x00000001";

    public static SeededFault[] All =>
    [
        Member.Without("a member is missing", "add sg1-web-4 203.0.113.21"),
        Member.Without("an IPv6 member is missing", "add sg1-web-6 2001:db8:204::21"),
        Member.Before("somebody else is a member", "add sg1-web-4 203.0.113.21", "add sg1-web-4 198.51.100.9"),
        Member.Before("somebody else is an IPv6 member", "add sg1-web-6 2001:db8:204::21", "add sg1-web-6 2001:db8:99::9"),
        Member.Changed("another address than the member's", "add sg1-db-4 10.1.0.42", "10.1.0.42", "10.1.0.41"),
        Member.Changed("a member of another set", "add sg1-web-4 10.1.0.41", "sg1-web-4", "sg1-db-4"),
        Member.Changed("the set's size", Create, "hashsize 64", "hashsize 1024") with { Harmless = "a set of another size has the same members" },
        Own.Without("an instance's own address isn't in its set", "add i-2-2-VM 203.0.113.2"),
        Own.Without("an instance's link-local address isn't in its set", "add i-2-2-VM-6 fe80::400:c2ff:fe00:2"),
        Own.Without("an open instance's own address isn't in its set", "add i-2-4-VM 203.0.113.4") with { Harmless = "its egress rules let all go on" },
        Own.Before("another's address in an instance's set", "add i-2-2-VM 203.0.113.2", "add i-2-2-VM 203.0.113.4") with { Harmless = "that address can't be sent from its port" },
    ];

    private static FaultMaker Member => new(RuleLayout.Tree, Sets);

    private static FaultMaker Own => new(RuleLayout.PerVm, Sets);
}
