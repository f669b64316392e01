using System.Text;
using SgRules.Addressing;
using SgRules.Model;
using SgRules.Netfilter;
using SgRules.Policies;
using SgRules.Testing;

namespace SgRules.Analysis;

public sealed class HostProofTests
{
    private static readonly Zone Zone = SmallZones.OneNic([new SecurityGroup { Id = "web", Ingress = [SecurityRule.Tcp(22).WithCidrs("198.51.100.0/24")] }]);

    private static readonly CompileResult Compiled = RuleCompiler.Compile(Zone, ZoneCase.Host);

    private static readonly SetsReading Sets = SaveText.ReadSets(Encoding.UTF8.GetBytes(Documents.IpSet.ToString()), "ipset.restore");

    private static readonly TableReading IPv6 = Read(IPFamily.IPv6, Documents.IP6Tables.ToString());

    private static RulesetDocuments Documents => Compiled.Ruleset!.Documents;

    [Theory]
    [InlineData(RuleLayout.Tree)]
    [InlineData(RuleLayout.PerVm)]
    public void What_was_compiled_is_proven_by_its_text(RuleLayout layout)
    {
        var result = RuleCompiler.Compile(Zone, ZoneCase.Host, new CompilerOptions { Layout = layout });

        var proof = HostProof.Of(result.Policy!, result.Ruleset!.Documents);

        Assert.Equal((ZoneCase.Host, ProofVerdict.Proven), (proof.Host, proof.Verdict));
        Assert.Equal(
            [(IPFamily.IPv4, "iptables.restore", result.Ruleset.IPv4.RuleCount), (IPFamily.IPv6, "ip6tables.restore", result.Ruleset.IPv6.RuleCount)],
            proof.Tables.Select(table => (table.Family, table.FileName, table.Figures.Rules)));
        Assert.All(proof.Tables.ToImmutableArray(), table => Assert.Equal((1, 3, 9L), (table.Figures.Bridges, table.Figures.Ports, table.Figures.Pairs)));
    }

    [Fact]
    public void A_proof_says_what_it_takes_for_granted() => Assert.Equal(
        [
            "br_netfilter", "nf_conntrack", "net.bridge.bridge-nf-call-iptables", "net.bridge.bridge-nf-call-ip6tables",
            "one backend of iptables only", "NOTRACK", "CT --zone", "of NAT for bridged packets",
        ],
        HostProof.Of(Compiled.Policy!, Documents).Obligations.Select(obligation => obligation.Name));

    [Fact]
    public void A_difference_is_told_with_a_packet_for_which_evaluator_and_interpreter_confirm_it()
    {
        var proof = Of(text => text.Replace("--dport 22 ", "--dport 22:23 ", StringComparison.Ordinal));

        Assert.Equal(ProofVerdict.Refuted, proof.Verdict);
        Assert.Equal((ProofVerdict.Refuted, ProofVerdict.Proven), (proof.Tables[0].Verdict, proof.Tables[1].Verdict));
        var refutation = proof.Tables[0].Refutations[0];
        Assert.Equal("tcp 198.51.100.7 port 49152 to 203.0.113.19 port 23, NEW", refutation.Explanation.Packet!.ToString());
        Assert.Equal((Ruling.Dropped, WalkOutcome.Accepted, false), (refutation.Explanation.Decision.Ruling, refutation.Explanation.Outcome, refutation.Explanation.Agrees));
        Assert.Equal("state NEW; protocol tcp; source 198.51.100.0/24; destination 203.0.113.19; destination port 23", Assert.Single(refutation.Boxes).ToString());
    }

    [Fact]
    public void The_lines_of_a_refutation_are_those_of_the_text()
    {
        var text = Documents.IPTables.ToString().Replace("--dport 22 ", "--dport 22:23 ", StringComparison.Ordinal);

        var step = Of(_ => text).Tables[0].Refutations[0].Explanation.Path[^1];

        Assert.Contains("--dport 22:23 -j ACCEPT", text.Split('\n')[step.Line - 1], StringComparison.Ordinal);
    }

    [Fact]
    public void Only_so_many_counterexamples_and_boxes_are_told_as_are_asked_for()
    {
        var proof = Of(text => text.Replace("-j DROP", "-j ACCEPT", StringComparison.Ordinal), new ProofOptions { MaxRefutations = 1, MaxBoxes = 1 });

        var refutation = Assert.Single(proof.Tables[0].Refutations);
        Assert.Single(refutation.Boxes);
        Assert.True(refutation.BoxesOmitted > 0);
        Assert.True(proof.Tables[0].DifferingPairs > 1);
    }

    [Fact]
    public void A_difference_that_nobody_confirms_is_unknown_and_called_a_defect()
    {
        var packet = Packet.Tcp(InternetAddress.Parse("198.51.100.7"), InternetAddress.Parse("203.0.113.19"), 49152, 22);
        var passage = Passage.Bridged("cloudbr0", "eth0", "vnet4", MacAddress.Parse("00:00:5e:00:53:00"));

        var proof = JudgedBy(new Counterexample(packet, passage, TextAccepts: true, [], Values()));

        Assert.All(proof.Tables.ToImmutableArray(), table => Assert.Equal((ProofVerdict.Unknown, 0, 0), (table.Verdict, table.Refutations.Count, table.DifferingPairs)));
        Assert.Equal(
            "The proof says that rules and model differ for tcp 198.51.100.7 port 49152 to 203.0.113.19 port 22, NEW (bridge cloudbr0, eth0 to vnet4), but asked for this packet alone they don't: this is a defect in SgRules, please report it with the model.",
            Assert.Single(proof.Tables[0].Reasons));
    }

    [Fact]
    public void A_difference_that_nobody_could_show_is_unknown()
    {
        var proof = JudgedBy([], differing: 3);

        Assert.Equal(ProofVerdict.Unknown, proof.Verdict);
        Assert.Equal("Rules and model differ, but no packet was found that shows it.", Assert.Single(proof.Tables[0].Reasons));
    }

    [Fact]
    public void A_difference_the_other_way_round_is_no_confirmation()
    {
        var packet = Packet.Tcp(InternetAddress.Parse("198.51.100.7"), InternetAddress.Parse("203.0.113.19"), 49152, 23);
        var passage = Passage.Bridged("cloudbr0", "eth0", "vnet4", MacAddress.Parse("00:00:5e:00:53:00"));
        var table = Read(IPFamily.IPv4, Documents.IPTables.ToString().Replace("--dport 22 ", "--dport 22:23 ", StringComparison.Ordinal));

        var proof = JudgedBy(new Counterexample(packet, passage, TextAccepts: false, [], Values()), table);

        Assert.Equal(ProofVerdict.Unknown, proof.Tables[0].Verdict);
    }

    [Fact]
    public void Beside_what_is_confirmed_what_is_not_is_told_too()
    {
        var passage = Passage.Bridged("cloudbr0", "eth0", "vnet4", MacAddress.Parse("00:00:5e:00:53:00"));
        var packet = Packet.Tcp(InternetAddress.Parse("198.51.100.7"), InternetAddress.Parse("203.0.113.19"), 49152, 23);
        var other = Packet.Tcp(packet.Source, packet.Destination, 49152, 22);
        var table = Read(IPFamily.IPv4, Documents.IPTables.ToString().Replace("--dport 22 ", "--dport 22:23 ", StringComparison.Ordinal));

        var proof = JudgedBy([new(packet, passage, TextAccepts: true, [], Values()), new(other, passage, TextAccepts: true, [], Values())], table);

        Assert.Equal((ProofVerdict.Refuted, 1, 1), (proof.Tables[0].Verdict, proof.Tables[0].Refutations.Count, proof.Tables[0].Reasons.Count));
    }

    [Theory]
    [InlineData("-m recent --rcheck --name ssh --rsource -j DROP", "iptables.restore, line 11: Rule 1 of chain FORWARD can't be judged: it isn't known when '-m recent --rcheck --name ssh --rsource' holds. It may decide ")]
    [InlineData("-m set --match-set nobody src -j DROP", "iptables.restore, line 11: Rule 1 of chain FORWARD can't be judged: there is no set nobody. It may decide ")]
    [InlineData("-j NFQUEUE --queue-num 0", "iptables.restore, line 11: Rule 1 of chain FORWARD can't be judged: it isn't known what target NFQUEUE does with a packet. It may decide ")]
    public void What_can_not_be_judged_is_named_by_chain_and_line_and_is_no_proof(string rule, string reason)
    {
        var proof = Of(text => text.Insert(text.IndexOf("-A FORWARD", StringComparison.Ordinal), $"-A FORWARD {rule}\n"));

        Assert.Equal((ProofVerdict.Unknown, ProofVerdict.Proven), (proof.Tables[0].Verdict, proof.Tables[1].Verdict));
        Assert.StartsWith(reason, Assert.Single(proof.Tables[0].Reasons), StringComparison.Ordinal);
    }

    [Fact]
    public void A_budget_that_is_used_up_is_unknown_and_says_where()
    {
        var proof = HostProof.Of(Compiled.Policy!, Documents, new ProofOptions { MaxNodes = 5 });

        Assert.Equal(ProofVerdict.Unknown, proof.Verdict);
        Assert.Equal("The proof gave up: bridge cloudbr0, IPv4: more than 5 nodes of diagrams would be needed.", Assert.Single(proof.Tables[0].Reasons));
    }

    [Fact]
    public void A_proof_that_is_cancelled_ends() => Assert.Throws<OperationCanceledException>(() => HostProof.Of(Compiled.Policy!, Documents, cancellationToken: new CancellationToken(canceled: true)));

    [Fact]
    public void What_can_not_be_judged_at_all_is_an_argument_of_the_wrong_kind()
    {
        var ipv4 = Read(IPFamily.IPv4, Documents.IPTables.ToString());

        Assert.Throws<ArgumentException>(() => HostProof.Of(Compiled.Policy!, Sets, IPv6, ipv4));
        Assert.Throws<ArgumentException>(() => HostProof.Of(Compiled.Policy!, Sets, ipv4, ipv4));
        Assert.Throws<ArgumentException>(() => HostProof.Of(Compiled.Policy!, Sets, Read(IPFamily.IPv4, "nonsense"), IPv6));
        Assert.Throws<ArgumentException>(() => HostProof.Of(Compiled.Policy!, SaveText.ReadSets("nonsense"u8, "ipset.restore"), ipv4, IPv6));
        Assert.Throws<ArgumentOutOfRangeException>(() => HostProof.Of(Compiled.Policy!, Sets, ipv4, IPv6, new ProofOptions { MaxNodes = 0 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => HostProof.Of(Compiled.Policy!, Sets, ipv4, IPv6, new ProofOptions { MaxPairs = 0 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => HostProof.Of(Compiled.Policy!, Sets, ipv4, IPv6, new ProofOptions { MaxRefutations = 0 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => HostProof.Of(Compiled.Policy!, Sets, ipv4, IPv6, new ProofOptions { MaxBoxes = 0 }));
    }

    [Fact]
    public void Other_tables_of_the_text_are_named_as_not_covered() =>
        Assert.Equal("Tables nat, raw of iptables.restore.", Of(text => $"*nat\n:PREROUTING ACCEPT [0:0]\nCOMMIT\n{text}*raw\n:PREROUTING ACCEPT [0:0]\nCOMMIT\n").NotCovered.ToImmutableArray()[^1]);

    private static HostProof Of(Func<string, string> edit, ProofOptions? options = null) =>
        HostProof.Of(Compiled.Policy!, Sets, Read(IPFamily.IPv4, edit(Documents.IPTables.ToString())), IPv6, options);

    private static HostProof JudgedBy(Counterexample found, TableReading? ipv4 = null) => JudgedBy([found], ipv4);

    private static HostProof JudgedBy(ValueList<Counterexample> found, TableReading? ipv4 = null, int differing = 0) =>
        new HostProver(Compiled.Policy!, Sets, ipv4 ?? Read(IPFamily.IPv4, Documents.IPTables.ToString()), IPv6, ProofOptions.Default)
        {
            Judge = (_, _, _, _, _) => new TableVerdict { Counterexamples = found, DifferingPairs = Math.Max(found.Count, differing), Undecided = [], Limits = [], Bridges = 1, Ports = 3, Pairs = 9, Nodes = 0 },
        }.Prove(CancellationToken.None);

    private static PacketValues Values() => new(AddressClasses.Of(IPFamily.IPv4, []), new MacClasses([]));

    private static TableReading Read(IPFamily family, string text) =>
        SaveText.ReadTable(family, Encoding.UTF8.GetBytes(text), family == IPFamily.IPv4 ? "iptables.restore" : "ip6tables.restore");
}
