using SgRules.Addressing;
using SgRules.Model;
using SgRules.Netfilter;
using SgRules.Testing;
using SgRules.Updates;

namespace SgRules.Analysis;

/// <summary>Plans that are wrong are refuted with a packet that the plain interpreter confirms.</summary>
public sealed class PlanProofTests
{
    private static readonly SecurityRule Web = SecurityRule.Tcp(80);

    // The counter-example of the design, section 6: adding members, committing, removing members.
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void The_naive_order_opens_between_one_instance_into_a_group_and_another_out_of_one(bool isReversed)
    {
        var (before, after) = Entangled();
        (before, after) = isReversed ? (after, before) : (before, after);
        var naive = UpdatePlan.Between(before, after) with { Steps = [Naive(before, after)] };

        var proof = PlanProof.Of(naive, before, after);

        var violation = AssertRefuted(proof, "6.1");
        Assert.Equal(Between(1, 2), violation.Packet! with { State = ConnectionState.New });
        Assert.Equal("bridge cloudbr0, vnet1 to vnet2", violation.Passage.ToString());
        Assert.Equal((1, WalkOutcome.Dropped, WalkOutcome.Accepted, WalkOutcome.Dropped), (violation.Step, violation.Before.Outcome, violation.At.Outcome, violation.After.Outcome));
        PlanProofProperties.AssertProven(PlanProof.Of(UpdatePlan.Between(before, after), before, after));
    }

    [Fact]
    public void Removing_members_before_adding_others_blinks()
    {
        var zone = Zone(new SecurityGroup { Id = "peers" }, new SecurityGroup { Id = "web", Ingress = [Web.WithGroups("peers")] });
        var before = Compile(zone with { Instances = [Instance(1, "peers"), Instance(2, "web"), Instance(3)] });
        var after = Compile(zone with { Instances = [Instance(1, "peers"), Instance(2, "web"), Instance(3, "peers")] });
        var plan = UpdatePlan.Between(before, after);
        var flushing = plan with { Steps = [Sets("del sg1-peers-4 203.0.113.1\nadd sg1-peers-4 203.0.113.3\nadd sg1-peers-4 203.0.113.1\n"), .. plan.Steps] };

        var violation = AssertRefuted(PlanProof.Of(flushing, before, after), "6.2");

        Assert.Equal((1, 1), (violation.Step, violation.Line));
        Assert.Equal(Between(1, 2), violation.Packet! with { State = ConnectionState.New });
    }

    [Fact]
    public void A_set_that_is_flushed_within_a_run_of_edits_blinks_though_its_ends_are_right()
    {
        var (before, _) = Entangled();
        var members = before.Sets.First(set => set.Name.Text == "sg1-one-4").Members;
        Assert.NotEmpty(members);
        var plan = UpdatePlan.Between(before, before) with { Steps = [Sets($"flush sg1-one-4\n{string.Concat(members.Select(member => $"add sg1-one-4 {member.Address}\n"))}")] };

        Assert.Equal(1, AssertRefuted(PlanProof.Of(plan, before, before), "6.2").Line);
    }

    [Fact]
    public void A_plan_without_its_commit_does_not_lead_where_it_should()
    {
        var zone = Zone(new SecurityGroup { Id = "web", Ingress = [Web.WithCidrs("0.0.0.0/0")] });
        var (before, after) = (Compile(zone with { Instances = [Instance(1)] }), Compile(zone with { Instances = [Instance(1, "web")] }));
        var plan = UpdatePlan.Between(before, after);

        var proof = PlanProof.Of(plan with { Steps = plan.Steps.Where(step => step.Kind != UpdateStepKind.Commit).ToValueList() }, before, after);

        Assert.Equal(WalkOutcome.Accepted, AssertRefuted(proof, "6.3").After.Outcome);
    }

    // One rule drops by the set and another lets pass by it: nothing passes more, whatever the set holds, which can't be seen of the run as a whole.
    [Fact]
    public void A_run_that_is_not_plain_as_a_whole_is_looked_at_set_by_set()
    {
        var zone = Zone(new SecurityGroup { Id = "peers" }, new SecurityGroup { Id = "web", Ingress = [Web.WithGroups("peers")] });
        var before = Guarded(Compile(zone with { Instances = [Instance(1, "peers"), Instance(2, "web"), Instance(3)] }));
        var after = Guarded(Compile(zone with { Instances = [Instance(1, "peers"), Instance(2, "web"), Instance(3, "peers")] }));
        var plan = UpdatePlan.Between(before, after) with { Steps = [Sets("add sg1-peers-4 203.0.113.3\n")] };
        var same = after with { IPv4 = before.IPv4, IPv6 = before.IPv6, Ethernet = before.Ethernet };

        PlanProofProperties.AssertProven(PlanProof.Of(plan, before, same));

        static Ruleset Guarded(Ruleset ruleset)
        {
            var chains = ruleset.IPv4.Chains.Select(chain => chain.Name != ChainName.Forward ? chain : chain with
            {
                Rules =
                [
                    Rule.Create(new Origin("test", "test"), Target.Drop, new SetMatch(SetName.Parse("sg1-peers-4"), PacketSide.Source), new ConntrackMatch(ConntrackStates.New)),
                    .. chain.Rules,
                ],
            });
            return ruleset with { IPv4 = FilterTable.Create(IPFamily.IPv4, chains) };
        }
    }

    [Theory]
    [InlineData("*nat\n:vnet1-in ACCEPT\n", "6.1")]
    [InlineData("*nat\n-I PREROUTING 1 -i vnet1 -j DROP\n", "6.2")]
    public void A_port_of_frames_that_is_open_or_shut_for_a_while_is_found(string text, string paragraph)
    {
        var ruleset = Compile(Zone(new SecurityGroup { Id = "web" }) with { Instances = [Instance(1, "web")] });
        var guard = ruleset.Ethernet.Chains.First(chain => chain.Rules.Any(rule => rule.Target == Target.Drop) && !ChainOrder.Ethernet.IsBuiltIn(chain.Name));
        text = text.Replace("vnet1-in", guard.Name.Text, StringComparison.Ordinal);
        var plan = UpdatePlan.Between(Ruleset.Empty, ruleset);
        var opening = new UpdateStep { Kind = UpdateStepKind.Commit, Table = UpdateTable.Ethernet, Document = HandMadePlans.Text(text), Reason = "test", Changes = [] };

        var proof = PlanProof.Of(plan with { Steps = [opening] }, ruleset, ruleset);

        var violation = AssertRefuted(proof, paragraph);
        Assert.NotNull(violation.Frame);
        Assert.Equal((UpdateTable.Ethernet, paragraph == "6.1" ? WalkOutcome.Accepted : WalkOutcome.Dropped), (violation.Table, violation.At.Outcome));
    }

    [Fact]
    public void A_set_that_is_asked_for_both_addresses_has_two_states_more_in_a_run()
    {
        var (before, _) = Entangled();
        var start = PlanState.Of(before);
        var atoms = PlanExecution.Run(UpdatePlan.Between(before, before) with { Steps = [Sets("add sg1-one-4 203.0.113.9\n")] }, start).ToList();
        var rules = start.IPv4.Chains["sg1-gi-from-one"].Rules;
        var both = start.With(new LoadedTable(UpdateTable.IPv4, new Dictionary<string, Chain>(start.IPv4.Chains, StringComparer.Ordinal)
        {
            ["sg1-gi-from-one"] = new(ChainName.Parse("sg1-gi-from-one"), rules.Add(Rule.Create(new Origin("test", "test"), Target.Accept, new SetMatch(SetName.Parse("sg1-one-4"), PacketSide.Destination)))),
        }));
        var split = SplitRun.Of(PlanExecution.Run(UpdatePlan.Between(before, before) with { Steps = [Sets("add sg1-one-4 203.0.113.9\n")] }, both).Single(), UpdateTable.IPv4).ToList();

        Assert.Empty(SplitRun.Of(Assert.Single(atoms), UpdateTable.IPv4));
        Assert.Equal([false, true], split.Select(moment => Passes(moment, Packet.Tcp(Address(9), Address(2), 49152, 80))));
        Assert.Equal([true, false], split.Select(moment => Passes(moment, Packet.Tcp(Address(2), Address(9), 49152, 80))));

        static bool Passes(TableMoment moment, Packet packet)
        {
            var chain = moment.Table.Chains.First(chain => chain.Name.Text == "sg1-gi-from-one");
            var alone = FilterTable.Create(IPFamily.IPv4, [.. chain.Rules, Rule.Create(new Origin("test", "test"), Target.Drop)], []);
            return new RuleInterpreter(alone, moment.Sets).Run(packet, Passage.Bridged("cloudbr0", "a", "b", default)).Outcome == WalkOutcome.Accepted;
        }
    }

    [Fact]
    public void A_line_that_the_kernel_refuses_is_no_proof()
    {
        var (before, after) = Entangled();
        var plan = UpdatePlan.Between(before, after);
        ValueList<UpdateStep> steps = [Sets("destroy sg1-one-4\n"), .. plan.Steps];

        var proof = PlanProof.Of(plan with { Steps = steps }, before, before);

        Assert.Equal(PlanProofOutcome.Unknown, proof.Outcome);
        Assert.Contains(proof.Obstacles, obstacle => obstacle.StartsWith("Step 1, line 1: the kernel may not take it", StringComparison.Ordinal));
    }

    [Fact]
    public void A_budget_that_runs_out_says_where_and_is_no_proof()
    {
        var (before, after) = Entangled();
        var naive = UpdatePlan.Between(before, after) with { Steps = [Naive(before, after)] };

        var proof = PlanProof.Of(naive, before, after, new PlanProofOptions { MaxNodes = 5 });

        Assert.Equal(PlanProofOutcome.Unknown, proof.Outcome);
        Assert.Contains(proof.Obstacles, obstacle => obstacle.Contains("cloudbr0", StringComparison.Ordinal));
    }

    private static PlanViolation AssertRefuted(PlanProof proof, string paragraph)
    {
        Assert.True(proof.Outcome == PlanProofOutcome.Refuted, proof.Report.ToString());
        Assert.Equal(paragraph, proof.Violation!.Paragraph);
        return proof.Violation;
    }

    private static UpdateStep Naive(Ruleset before, Ruleset after)
    {
        var adding = after.Sets.SelectMany(set => set.Members.Except(Members(before, set)).Select(member => $"add {set.Name} {member.Address}\n"));
        var removing = before.Sets.SelectMany(set => set.Members.Except(Members(after, set)).Select(member => $"del {set.Name} {member.Address}\n"));
        return Sets(string.Concat(adding.Concat(removing)));

        static IEnumerable<IPPrefix> Members(Ruleset ruleset, IpSet set) => ruleset.Sets.First(other => other.Name == set.Name).Members;
    }

    private static (Ruleset Before, Ruleset After) Entangled()
    {
        var zone = Zone(
            new SecurityGroup { Id = "one" },
            new SecurityGroup { Id = "two" },
            new SecurityGroup { Id = "to-two", Egress = [Web.WithGroups("two")] },
            new SecurityGroup { Id = "from-one", Ingress = [Web.WithGroups("one")] });
        var others = new[] { Instance(4, "one"), Instance(5, "two") };
        return (
            Compile(zone with { Instances = [Instance(1, "to-two"), Instance(2, "from-one", "two"), .. others] }),
            Compile(zone with { Instances = [Instance(1, "to-two", "one"), Instance(2, "from-one"), .. others] }));
    }

    private static UpdateStep Sets(string text) => new() { Kind = UpdateStepKind.FillSets, Table = UpdateTable.IPv4, Document = HandMadePlans.Text(text), Reason = "test", Changes = [] };

    private static Zone Zone(params SecurityGroup[] groups) => SmallZones.OneNic([.. groups]);

    private static Ruleset Compile(Zone zone) => ZoneCase.Compile(zone, CompilerOptions.Default);

    private static Instance Instance(int number, params string[] groups) => new()
    {
        Name = $"i-9-{(char)('0' + number)}-VM",
        Host = ZoneCase.Host,
        SecurityGroups = [.. groups],
        Nics = [new Nic { Network = "guest", Device = $"vnet{(char)('0' + number)}", Mac = MacAddress.Create(0x0600_0900_0000UL + (uint)number), IPv4 = Address(number) }],
    };

    private static InternetAddress Address(int number) => InternetAddress.IPv4(0xCB00_7100 + (uint)number);

    private static Packet Between(int from, int to) => Packet.Tcp(Address(from), Address(to), 49152, 80);
}
