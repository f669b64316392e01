using SgRules.Addressing;
using SgRules.Netfilter;
using SgRules.Policies;
using SgRules.Testing;

namespace SgRules.Analysis;

public sealed class ProofCacheTests
{
    private static readonly HostPolicy Policy = RuleCompiler.Compile(FaultZone.Zone, ZoneCase.Host).Policy!;

    private static readonly Ruleset Tree = new SeededFault("none", RuleLayout.Tree, SeededFault.IPv4, []).Read();

    /// <summary>What both layouts' right texts have proven.</summary>
    private static readonly ProofCache Known = ProofCache.Empty.With(Proof(RuleLayout.Tree)).With(Proof(RuleLayout.PerVm));

    public static TheoryData<string> Harmful() => [.. SeededFaults.All.Where(fault => fault.Harmless is null).Select(fault => fault.ToString())];

    [Fact]
    public void What_has_not_changed_is_not_proven_again_and_counts_the_same()
    {
        var before = Proof(RuleLayout.Tree);

        var again = Proof(RuleLayout.Tree, Known);

        Assert.Equal(ProofVerdict.Proven, again.Verdict);
        Assert.All(again.Tables.ToImmutableArray(), table => Assert.Equal((2, 2, 0L), (table.Figures.Bridges, table.Figures.KnownBridges, table.Figures.Nodes)));
        Assert.Equal(before.Tables.Select(table => (table.Figures.Ports, table.Figures.Pairs)), again.Tables.Select(table => (table.Figures.Ports, table.Figures.Pairs)));
        Assert.Equal((8, 8), (Known.Count, Known.With(again).Count));
    }

    [Theory]
    [MemberData(nameof(Harmful))]
    public void A_fault_is_refuted_whatever_was_proven_before(string fault)
    {
        var ruleset = SeededFaults.All.Single(candidate => candidate.ToString() == fault).Read();

        Assert.Contains(new[] { ruleset.IPv4, ruleset.IPv6 }, table => !Judge(Policy, table, ruleset.Sets).Counterexamples.IsEmpty);
    }

    [Fact]
    public void What_is_not_proven_is_not_remembered()
    {
        var fault = SeededFaults.All.First(candidate => candidate is { Harmless: null, Document: SeededFault.IPv4, Layout: RuleLayout.Tree });
        var refuted = new TableProver(Policy, fault.Read().IPv4, fault.Read().Sets, ProofBudget.Default).Prove();

        Assert.True(refuted.Proven.Count < 2);
        Assert.Empty(new TableProver(Policy, Tree.IPv4, Tree.Sets, new ProofBudget(5, 1)).Prove().Proven);
    }

    [Fact]
    public void A_policy_with_another_answer_to_any_question_is_not_known()
    {
        var bridge = Policy.Bridges[0];
        var guest = bridge.GuestPorts[0];

        Assert.All(
            [
                Policy with { AllowDns = !Policy.AllowDns },
                With(bridge with { Uplinks = bridge.Uplinks.Add("eth9") }),
                With(bridge with { SystemPorts = bridge.SystemPorts.Add(new SystemPort("r-9-VM", "vnet900")) }),
                With(bridge with { GuestPorts = [.. bridge.GuestPorts.ToImmutableArray().Skip(1)] }),
                WithGuest(guest with { Device = "vnet901" }),
                WithGuest(guest with { Mac = MacAddress.Parse("06:00:c2:00:99:99") }),
                WithGuest(guest with { OwnAddresses = guest.OwnAddresses.Add(IPPrefix.Parse("198.51.100.9/32")) }),
                WithGuest(guest with { MulticastGroups = guest.MulticastGroups.Add(InternetAddress.Parse("224.0.0.99")) }),
                WithGuest(guest with { Policy = guest.Policy with { Groups = [] } }),
                WithGuest(guest with { Policy = guest.Policy with { RestrictsEgress = !guest.Policy.RestrictsEgress } }),
            ],
            policy => Assert.InRange(Judge(policy, Tree.IPv4, Tree.Sets).Known, 0, 1));
    }

    [Fact]
    public void Rules_and_members_of_the_groups_count()
    {
        var rules = Policy with { Groups = Policy.Groups.Select(group => group with { Ingress = [] }).ToValueList() };
        var egress = Policy with { Groups = Policy.Groups.Select(group => group with { Egress = [] }).ToValueList() };
        var members = Policy with { Peers = Policy.Peers.Select(peer => peer with { Members = [.. peer.Members.ToImmutableArray().Skip(1)] }).ToValueList() };

        Assert.All([rules, egress, members], policy => Assert.InRange(Judge(policy, Tree.IPv4, Tree.Sets).Known, 0, 1));
    }

    [Fact]
    public void A_set_with_other_members_is_not_known()
    {
        var sets = Tree.Sets.Select(set => set.Family == IPFamily.IPv4 && set.Members.Count > 0
            ? IpSet.Create(set.Origin, set.Name, set.Type, set.Family, set.Members.ToImmutableArray().Skip(1))
            : set).ToValueList();

        Assert.InRange(Judge(Policy, Tree.IPv4, sets).Known, 0, 1);
    }

    [Fact]
    public void A_change_on_one_bridge_leaves_the_other_known()
    {
        var guest = Policy.Bridges[1].GuestPorts[0];
        var bridge = Policy.Bridges[1] with { GuestPorts = [guest with { Mac = MacAddress.Parse("06:00:c2:00:99:99") }, .. Policy.Bridges[1].GuestPorts.ToImmutableArray().Skip(1)] };

        var verdict = Judge(Policy with { Bridges = [Policy.Bridges[0], bridge] }, Tree.IPv4, Tree.Sets);

        Assert.Equal(1, verdict.Known);
        Assert.False(verdict.IsProven);
    }

    private static TableVerdict Judge(HostPolicy policy, FilterTable table, ValueList<IpSet> sets) => new TableProver(policy, table, sets, ProofBudget.Default, Known).Prove();

    private static HostPolicy With(BridgePolicy bridge) => Policy with { Bridges = [bridge, .. Policy.Bridges.ToImmutableArray().Skip(1)] };

    private static HostPolicy WithGuest(GuestPort guest) =>
        With(Policy.Bridges[0] with { GuestPorts = [guest, .. Policy.Bridges[0].GuestPorts.ToImmutableArray().Skip(1)] });

    private static HostProof Proof(RuleLayout layout, ProofCache? known = null)
    {
        var result = RuleCompiler.Compile(FaultZone.Zone, ZoneCase.Host, new CompilerOptions { Layout = layout });
        return HostProof.Of(result.Policy!, result.Ruleset!.Documents, new ProofOptions { Known = known ?? ProofCache.Empty });
    }
}
