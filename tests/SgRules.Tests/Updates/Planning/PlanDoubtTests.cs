using System.Text;
using SgRules.Addressing;
using SgRules.Netfilter;
using SgRules.Testing;

namespace SgRules.Updates;

/// <summary>What a plan must not take for what it looks like.</summary>
public sealed class PlanDoubtTests
{
    private const string Head = "*filter\n:INPUT ACCEPT [0:0]\n:FORWARD ACCEPT [0:0]\n:OUTPUT ACCEPT [0:0]\n";

    [Fact]
    public void A_set_whose_name_changes_its_family_is_refused()
    {
        var plan = UpdatePlan.Between(WithSet(IPFamily.IPv6, "2001:db8::1"), WithSet(IPFamily.IPv4, "203.0.113.1"));
        Assert.True(plan.IsRefused);
        Assert.Equal("SGR2218", Assert.Single(plan.Diagnostics).Code);
    }

    [Theory]
    [InlineData("vnet1+", true)]
    [InlineData("vnet1", false)]
    public void A_branch_for_one_device_does_not_lead_to_those_that_begin_as_it(string branch, bool isWellFormed)
    {
        var chains = Table(
            ":BF-br0-OUT - [0:0]\n:sg1-d4-aaaaaa-x - [0:0]\n:sg1-in-a - [0:0]\n",
            $"-A BF-br0-OUT -d 10.0.0.12/32 -m physdev --physdev-out {branch} -g sg1-d4-aaaaaa-x\n",
            "-A BF-br0-OUT -j DROP\n",
            "-A sg1-d4-aaaaaa-x -d 10.0.0.12/32 -m physdev --physdev-out vnet10 -g sg1-in-a\n",
            "-A sg1-d4-aaaaaa-x -j DROP\n");
        Assert.Equal(isWellFormed, Read(chains) is not null);
    }

    [Fact]
    public void A_leaf_with_two_conditions_on_its_port_is_no_leaf() => Assert.Empty(Read(Table(
        ":BF-br0-OUT - [0:0]\n:sg1-in-a - [0:0]\n",
        "-A BF-br0-OUT -d 10.0.0.12/32 -m physdev --physdev-out vnet1 -m physdev --physdev-out vnet2 -g sg1-in-a\n",
        "-A BF-br0-OUT -j DROP\n"))!.Leaves);

    [Fact]
    public void A_rule_before_the_tree_that_leads_into_it_makes_it_none() => Assert.Null(Read(Table(
        ":BF-br0-OUT - [0:0]\n:sg1-d4-aaaaaa-x - [0:0]\n",
        "-A BF-br0-OUT -p tcp -g sg1-d4-aaaaaa-x\n",
        "-A BF-br0-OUT -j DROP\n",
        "-A sg1-d4-aaaaaa-x -j DROP\n")));

    [Fact]
    public void A_tree_of_thousands_of_levels_is_none()
    {
        const int Levels = 20_000;
        var declared = string.Concat(Enumerable.Range(0, Levels).Select(n => FormattableString.Invariant($":sg1-d4-aaaaaa-{n} - [0:0]\n")));
        var rules = string.Concat(Enumerable.Range(0, Levels - 1).Select(n => FormattableString.Invariant($"-A sg1-d4-aaaaaa-{n} -d 10.0.0.0/8 -g sg1-d4-aaaaaa-{n + 1}\n-A sg1-d4-aaaaaa-{n} -j DROP\n")));
        Assert.Null(Read(Table($":BF-br0-OUT - [0:0]\n{declared}", "-A BF-br0-OUT -d 10.0.0.0/8 -g sg1-d4-aaaaaa-0\n-A BF-br0-OUT -j DROP\n", rules)));
    }

    [Theory]
    [InlineData("-A BF-br0-IN -s 10.0.0.1/32 -m physdev --physdev-in vnet1 -g sg1-eg-a\n", Gates.Senders)]
    [InlineData("-A BF-br0 -j sg1-eg-a\n", Gates.Senders | Gates.Elsewhere)]
    [InlineData("-A BF-br0 -g sg1-eg-a\n", Gates.Senders | Gates.Elsewhere)]
    public void A_sender_gate_stands_alone_only_if_leaves_lead_to_it_by_goto(string way, object gates)
    {
        var table = Table(":BF-br0 - [0:0]\n:BF-br0-IN - [0:0]\n:sg1-eg-a - [0:0]\n", way, "-A sg1-eg-a -m set --match-set sg1-b-4 dst -j RETURN\n", "-A sg1-eg-a -j DROP\n");
        Assert.Equal((Gates)gates, SetGates.Asking(table, SetUse.Asking(table), [SetName.Parse("sg1-b-4")]));
    }

    [Fact]
    public void A_set_that_must_be_versioned_but_is_asked_in_words_that_are_not_known_is_refused()
    {
        Ruleset State(params string[] members) => Ruleset.Empty with
        {
            IPv4 = SaveText.ReadTable(IPFamily.IPv4, Encoding.UTF8.GetBytes($"{Head}:sg1-gi-web - [0:0]\n-A sg1-gi-web -p udp -m set --match-set sg1-lb-4 src --return-nomatch -j ACCEPT\n-A sg1-gi-web -m set --match-set sg1-lb-4 src -j ACCEPT\nCOMMIT\n"), "iptables.restore").Table!,
            Sets = [IpSet.Create(new Origin("3.14"), SetName.Parse("sg1-lb-4"), IpSetType.HashIp, IPFamily.IPv4, members.Select(member => IPPrefix.Parse(member)))],
        };
        var plan = UpdatePlan.Between(State("10.0.0.1/32"), State("10.0.0.2/32"));
        Assert.True(plan.IsRefused);
        Assert.Contains(plan.Diagnostics, finding => finding.Code == "SGR2217");
    }

    [Fact]
    public void A_port_whose_guard_no_hook_leads_to_is_not_guarded()
    {
        var table = OwnTable.Of(ZoneCase.Compile(SmallZones.OneNic([])).Ethernet);
        Assert.True(GuardedPorts.Of(table with { Hooks = [] }).LetsMoreThan(GuardedPorts.Of(table)));
        Assert.False(GuardedPorts.Of(table).LetsMoreThan(GuardedPorts.Of(table with { Hooks = [] })));
    }

    private static Ruleset WithSet(IPFamily family, string member) =>
        Ruleset.Empty with { Sets = [IpSet.Create(new Origin("3.14"), SetName.Parse("i-2-1-VM-6"), IpSetType.HashIp, family, [IPPrefix.Of(InternetAddress.Parse(member))])] };

    private static DispatchTree? Read(OwnTable table) =>
        DispatchTree.Read(table.Find(ChainName.Parse("BF-br0-OUT"))!, PacketSide.Destination, IPFamily.IPv4, table);

    private static OwnTable Table(params string[] text) =>
        OwnTable.Of(SaveText.ReadTable(IPFamily.IPv4, Encoding.UTF8.GetBytes($"{Head}{string.Concat(text)}COMMIT\n"), "iptables.restore").Table!);
}
