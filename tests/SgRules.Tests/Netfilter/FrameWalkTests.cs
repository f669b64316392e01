using SgRules.Addressing;
using static SgRules.Netfilter.SmallTable;

namespace SgRules.Netfilter;

/// <summary>What table nat of ebtables does with frames; chains, policies and ports as measured with ebtables-nft 1.8.9 on Linux 6.18.</summary>
public sealed class FrameWalkTests
{
    private static readonly MacAddress Other = MacAddress.Parse("02:00:00:00:00:05");

    private static readonly FrameTypeMatch IsArp = new(EtherType.Arp);

    private static readonly Frame IPv4 = Frame.Of(Mac, Other, EtherType.IPv4);

    private static readonly Frame Arp = Frame.OfArp(
        Mac,
        Other,
        ArpMessage.Create(ArpMessage.Reply, MacAddress.Parse("02:00:00:00:00:06"), InternetAddress.Parse("10.1.0.4"), InternetAddress.Parse("10.1.0.5")) with { TargetMac = MacAddress.Parse("02:00:00:00:00:07") });

    private static readonly Match Opaque = new OpaqueMatch("-d Multicast");

    [Fact]
    public void A_bridged_frame_meets_PREROUTING_then_POSTROUTING() => Assert.Equal(
        "Accepted: PREROUTING 0, POSTROUTING 0",
        Text(Run(IPv4)));

    [Fact]
    public void ACCEPT_ends_one_hook_only_and_DROP_the_way()
    {
        Assert.Equal(
            "Dropped: PREROUTING 1, POSTROUTING 1",
            Text(Run(IPv4, Prerouting(Rule(Target.Accept), Rule(Target.Drop)), Postrouting(Rule(Target.Drop)))));
        Assert.Equal("Dropped: PREROUTING 1", Text(Run(IPv4, Prerouting(Rule(Target.Drop)), Postrouting(Rule(Target.Accept)))));
    }

    [Fact]
    public void A_jump_comes_back_behind_itself_at_the_end_of_a_chain_with_policy_RETURN() => Assert.Equal(
        "Dropped: PREROUTING 1, a 1, PREROUTING 2",
        Text(Run(IPv4, Prerouting(Rule(Jump("a")), Rule(Target.Drop)), Own("a", Verdict.Return, Rule(Target.None)))));

    [Theory]
    [InlineData(Verdict.Drop, "Dropped: PREROUTING 1, a 0")]
    [InlineData(Verdict.Accept, "Accepted: PREROUTING 1, a 0, POSTROUTING 0")]
    public void The_policy_of_a_chain_decides_at_its_end(Verdict policy, string walk) =>
        Assert.Equal(walk, Text(Run(IPv4, Prerouting(Rule(Jump("a")), Rule(Target.Drop)), Own("a", policy, Rule(Target.Accept, IsArp)))));

    [Theory]
    [InlineData(Verdict.Drop)]
    [InlineData(Verdict.Accept)]
    public void RETURN_goes_back_whatever_the_policy_of_the_chain(Verdict policy) => Assert.Equal(
        "Accepted: PREROUTING 1, a 1, PREROUTING 2, POSTROUTING 0",
        Text(Run(IPv4, Prerouting(Rule(Jump("a")), Rule(Target.Accept)), Own("a", policy, Rule(Target.Return)))));

    [Fact]
    public void RETURN_in_a_built_in_chain_is_its_policy() => Assert.Equal(
        "Dropped: PREROUTING 1, PREROUTING 0",
        Text(Run(IPv4, BuiltIn(ChainName.Prerouting, Verdict.Drop, Rule(Target.Return), Rule(Target.Accept)))));

    [Fact]
    public void A_policy_of_a_chain_that_a_chain_jumped_to_decides_too() => Assert.Equal(
        "Dropped: PREROUTING 1, a 1, b 0",
        Text(Run(IPv4, Prerouting(Rule(Jump("a"))), Own("a", Verdict.Accept, Rule(Jump("b"))), Own("b", Verdict.Drop))));

    public static TheoryData<FrameMatch> HoldForArp() =>
    [
        IsArp,
        new FrameAddressMatch(PacketSide.Source, Mac),
        new FrameAddressMatch(PacketSide.Destination, Other),
        new ArpOperationMatch(ArpMessage.Reply),
        new ArpAddressMatch(PacketSide.Source, IPPrefix.Parse("10.1.0.4/32")),
        new ArpAddressMatch(PacketSide.Source, IPPrefix.Parse("10.1.0.0/29")),
        new ArpAddressMatch(PacketSide.Destination, IPPrefix.Parse("10.1.0.5/32")),
        new ArpMacMatch(PacketSide.Source, MacAddress.Parse("02:00:00:00:00:06")),
        new ArpMacMatch(PacketSide.Destination, MacAddress.Parse("02:00:00:00:00:07")),
    ];

    public static TheoryData<FrameMatch> FailForArp() =>
    [
        new FrameTypeMatch(EtherType.IPv4),
        new FrameTypeMatch(EtherType.Length),
        new FrameAddressMatch(PacketSide.Source, Other),
        new FrameAddressMatch(PacketSide.Destination, Mac),
        new ArpOperationMatch(ArpMessage.Request),
        new ArpAddressMatch(PacketSide.Source, IPPrefix.Parse("10.1.0.5/32")),
        new ArpAddressMatch(PacketSide.Destination, IPPrefix.Parse("10.1.0.4/32")),
        new ArpMacMatch(PacketSide.Source, Mac),
        new ArpMacMatch(PacketSide.Destination, Other),
    ];

    [Theory]
    [MemberData(nameof(HoldForArp))]
    public void A_condition_that_the_message_meets_holds_and_negated_fails(FrameMatch match)
    {
        Assert.True(DropsAll(Arp, match));
        Assert.False(DropsAll(Arp, match with { IsNegated = true }));
    }

    [Theory]
    [MemberData(nameof(FailForArp))]
    public void A_condition_that_the_message_does_not_meet_fails_and_negated_holds(FrameMatch match)
    {
        Assert.False(DropsAll(Arp, match));
        Assert.True(DropsAll(Arp, match with { IsNegated = true }));
    }

    [Fact]
    public void What_is_no_ARP_meets_no_condition_on_it_and_a_negated_type()
    {
        Assert.Equal("Accepted: PREROUTING 0, POSTROUTING 0", Text(Run(IPv4, Prerouting(Rule(Target.Drop, IsArp, new ArpOperationMatch(ArpMessage.Reply) { IsNegated = true })))));
        Assert.Equal("Dropped: PREROUTING 1", Text(Run(IPv4, Prerouting(Rule(Target.Drop, IsArp with { IsNegated = true })))));
        Assert.Equal("Dropped: PREROUTING 1", Text(Run(Frame.Of(Mac, Other, EtherType.Length), Prerouting(Rule(Target.Drop, new FrameTypeMatch(EtherType.Length))))));
    }

    [Theory]
    [InlineData("vnet4", false, true)]
    [InlineData("vnet5", false, false)]
    [InlineData("vnet", true, true)]
    [InlineData("vnet4", true, true)]
    [InlineData("vnet41", true, false)]
    public void The_port_that_a_frame_comes_in_by_is_asked_in_PREROUTING(string name, bool isPrefix, bool holds)
    {
        var device = isPrefix ? DevicePattern.StartingWith(name) : DevicePattern.Exact(name);

        Assert.Equal(holds, Run(IPv4, Prerouting(Rule(Target.Drop, new FramePortMatch(PacketSide.Source, device)))).Outcome == WalkOutcome.Dropped);
        Assert.Equal(!holds, Run(IPv4, Prerouting(Rule(Target.Drop, new FramePortMatch(PacketSide.Source, device) { IsNegated = true }))).Outcome == WalkOutcome.Dropped);
    }

    [Theory]
    [InlineData("vnet5", true)]
    [InlineData("vnet4", false)]
    public void The_port_that_a_frame_goes_out_by_is_asked_in_POSTROUTING(string name, bool holds)
    {
        var match = new FramePortMatch(PacketSide.Destination, DevicePattern.Exact(name));

        Assert.Equal(holds, Run(IPv4, Postrouting(Rule(Target.Drop, match))).Outcome == WalkOutcome.Dropped);
        Assert.Equal(!holds, Run(IPv4, Postrouting(Rule(Target.Drop, match with { IsNegated = true }))).Outcome == WalkOutcome.Dropped);
    }

    [Theory]
    [InlineData(PacketSide.Source, "POSTROUTING")]
    [InlineData(PacketSide.Destination, "PREROUTING")]
    public void A_port_that_a_hook_does_not_know_has_no_name(PacketSide side, string hook)
    {
        var any = new FramePortMatch(side, DevicePattern.StartingWith("v"));
        Chain From(FrameMatch match) => BuiltIn(ChainName.Parse(hook), Verdict.Accept, Rule(Target.Drop, match));

        Assert.Equal(WalkOutcome.Accepted, Run(IPv4, From(any)).Outcome);
        Assert.Equal(WalkOutcome.Dropped, Run(IPv4, From(any with { IsNegated = true })).Outcome);
    }

    public static TheoryData<Passage, string> Passages() => new()
    {
        { Bridged, "Accepted: PREROUTING 1, PREROUTING 0, POSTROUTING 1, POSTROUTING 0" },
        { Passage.ToHost("cloudbr0", "vnet4", Mac), "Accepted: PREROUTING 1, PREROUTING 0" },
        { Passage.ToHost("eth1", null, Mac), "Accepted: " },
        { Passage.Routed("cloudbr0", "vnet4", "eth1", Mac), "Accepted: PREROUTING 1, PREROUTING 0" },
        { Passage.Routed("eth1", null, "cloudbr0", Mac), "Accepted: " },
        { Passage.FromHost("cloudbr0"), "Accepted: OUTPUT 1, OUTPUT 0, POSTROUTING 1, POSTROUTING 0" },
    };

    [Theory]
    [MemberData(nameof(Passages))]
    public void The_passage_says_which_hooks_a_frame_meets(Passage passage, string walk) => Assert.Equal(
        walk,
        Text(Run(IPv4, passage, Prerouting(Rule(Target.None)), BuiltIn(ChainName.Output, Verdict.Accept, Rule(Target.None)), Postrouting(Rule(Target.None)))));

    [Fact]
    public void By_which_port_a_frame_leaves_the_host_is_not_known_and_matters_only_where_a_rule_asks()
    {
        var toPort = new FramePortMatch(PacketSide.Destination, DevicePattern.Exact("vnet5"));
        var walk = Run(IPv4, Passage.FromHost("cloudbr0"), Postrouting(Rule(Target.Drop, toPort)));

        Assert.Equal("Undecided: OUTPUT 0, POSTROUTING 1", Text(walk));
        Assert.Equal("Rule 1 of chain POSTROUTING can't be judged: the port that the frame goes out by isn't known.", walk.Obstacle);
        Assert.Equal("Accepted: OUTPUT 0, POSTROUTING 0", Text(Run(IPv4, Passage.FromHost("cloudbr0"), Postrouting(Rule(Target.Drop, IsArp, toPort)))));
    }

    [Fact]
    public void A_condition_that_is_not_known_is_undecided_where_it_matters()
    {
        var walk = Run(IPv4, Prerouting(Rule(Target.Drop, IsArp, Opaque), Rule(Target.Drop, Opaque)));

        Assert.Equal("Undecided: PREROUTING 2", Text(walk));
        Assert.Equal("Rule 2 of chain PREROUTING can't be judged: it isn't known when '-d Multicast' holds.", walk.Obstacle);
    }

    [Fact]
    public void A_target_of_ebtables_own_is_undecided() =>
        Assert.Equal("Undecided: PREROUTING 1", Text(Run(IPv4, Prerouting(Rule(new ExtensionTarget("dnat", "--to-dst 02:00:00:00:00:09 --dnat-target ACCEPT"))))));

    [Fact]
    public void No_rule_goes_to_a_built_in_chain_or_one_that_is_not_there()
    {
        Assert.Equal(
            "Rule 1 of chain PREROUTING can't be judged: no rule can go to OUTPUT, which is built in.",
            Run(IPv4, Prerouting(Rule(Target.Jump(ChainName.Output)))).Obstacle);
        Assert.Equal("Rule 1 of chain PREROUTING can't be judged: there is no chain a.", Run(IPv4, Prerouting(Rule(Jump("a")))).Obstacle);
    }

    [Fact]
    public void Frames_of_CloudStacks_example_are_judged_as_its_rules_say()
    {
        var table = SaveText.ReadEthernetTable(File.ReadAllBytes(SavedFileTests.PathOf("cloudstack-42.ebtables.txt")), "cloudstack").Table!;
        var vm = MacAddress.Parse("06:00:c2:00:00:13");
        var passage = Passage.Bridged("cloudbr0", "vnet4", "eth0", vm);
        Frame Request(string sender) => Frame.OfArp(vm, Other, ArpMessage.Create(ArpMessage.Request, vm, InternetAddress.Parse(sender), InternetAddress.Parse("203.0.113.1")));

        Assert.Equal(
            "Accepted: PREROUTING 1, i-2-19-VM-in 4, i-2-19-VM-in-ips 1, i-2-19-VM-in 5, POSTROUTING 0",
            Text(new EthernetInterpreter(table).Run(Request("203.0.113.19"), passage)));
        Assert.Equal(
            "Dropped: PREROUTING 1, i-2-19-VM-in 4, i-2-19-VM-in-ips 2",
            Text(new EthernetInterpreter(table).Run(Request("203.0.113.20"), passage)));
        Assert.Equal("Dropped: PREROUTING 1, i-2-19-VM-in 1", Text(new EthernetInterpreter(table).Run(IPv4, passage)));
    }

    private static Chain Prerouting(params ReadOnlySpan<Rule> rules) => BuiltIn(ChainName.Prerouting, Verdict.Accept, rules);

    private static Chain Postrouting(params ReadOnlySpan<Rule> rules) => BuiltIn(ChainName.Postrouting, Verdict.Accept, rules);

    private static Chain Own(string name, Verdict policy, params ReadOnlySpan<Rule> rules) => BuiltIn(ChainName.Parse(name), policy, rules);

    private static bool DropsAll(Frame frame, FrameMatch match)
    {
        var walk = Run(frame, Prerouting(match is FrameTypeMatch ? Rule(Target.Drop, match) : Rule(Target.Drop, IsArp, match)));
        Assert.NotEqual(WalkOutcome.Undecided, walk.Outcome);
        return walk.Outcome == WalkOutcome.Dropped;
    }

    // Runs a frame from vnet4 to vnet5 through a table; the built-in chains that aren't given are empty and accept.
    private static Walk Run(Frame frame, params ReadOnlySpan<Chain> chains) => Run(frame, Bridged, chains);

    private static Walk Run(Frame frame, Passage passage, params ReadOnlySpan<Chain> chains)
    {
        Chain[] given = chains.ToArray();
        var missing = new[] { ChainName.Prerouting, ChainName.Output, ChainName.Postrouting }.Except(given.Select(chain => chain.Name));
        return new EthernetInterpreter(EthernetTable.Create([.. missing.Select(name => BuiltIn(name, Verdict.Accept)), .. given])).Run(frame, passage);
    }
}
