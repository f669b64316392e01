using SgRules.Netfilter;

namespace SgRules.Updates;

/// <summary>What isn't ours: kept, reported, and refused where it holds on to what is to go.</summary>
public sealed class ForeignPartTests
{
    private static readonly Ruleset Tree = HostTexts.Compiled(RuleLayout.Tree);

    [Fact]
    public void Chains_and_sets_of_ours_by_name_are_ours_whatever_is_in_them()
    {
        var host = HostTexts.Of(Tree)
            .WithSets("create sg1-web-4.t hash:net family inet hashsize 64 maxelem 16777216\nadd sg1-web-4.t 10.0.0.0/8\ncreate sg1-x bitmap:port range 0-9\n")
            .WithIPv4(":sg1-s4-old", "-A sg1-s4-old -m recent --name x --rcheck -j LOG", "-A sg1-gi-web -j docker", ":docker");

        var (part, findings) = host.PartFor(Tree);

        Assert.Empty(findings);
        Assert.Contains(part.IPv4.Chains, chain => chain.Name.Text == "sg1-s4-old");
        Assert.Equal("-j docker", part.IPv4.Chains.First(chain => chain.Name.Text == "sg1-gi-web").Rules[^1].ToString());
        Assert.Contains(part.Sets, set => set.Name.Text == "sg1-web-4.t");
        Assert.Equal("sg1-x", Assert.Single(part.UnknownSets).Text);
    }

    [Theory]
    [InlineData("docker-nft.iptables.txt")]
    [InlineData("fail2ban-nft.iptables.txt")]
    [InlineData("kube-nft.iptables.txt")]
    [InlineData("ufw-nft.iptables.txt")]
    [InlineData("libvirt-nft.iptables.txt")]
    public void What_other_tools_have_is_not_ours_and_their_unknown_forms_are_one_warning(string file)
    {
        var sets = SavedFileTests.PathOf(file.Replace("-nft.iptables", ".ipset", StringComparison.Ordinal));
        var host = HostTexts.Nothing with { IPv4 = File.ReadAllText(SavedFileTests.PathOf(file)), Sets = File.Exists(sets) ? File.ReadAllText(sets) : string.Empty };

        var (part, findings) = host.PartFor(Tree);

        Assert.Equal(OwnTable.Empty, part.IPv4);
        var finding = Assert.Single(findings);
        Assert.Equal((UpdateFindings.UnknownForeignRules.Code, "iptables"), (finding.Code, finding.Path));
        Assert.StartsWith("-A ", host.IPv4.Split('\n')[finding.Line - 1], StringComparison.Ordinal);
    }

    [Fact]
    public void The_warning_of_unknown_forms_counts_them_and_names_the_first()
    {
        var host = HostTexts.Of(Tree).WithIPv4("-A INPUT -p tcp -j ACCEPT", "-A INPUT -m recent --name x --rcheck -j DROP", "-A INPUT -j LOG --log-prefix x");

        var finding = Assert.Single(host.PartFor(Tree).Findings);

        Assert.Equal((UpdateFindings.UnknownForeignRules.Code, host.LineOf("-A INPUT -m recent --name x --rcheck -j DROP")), (finding.Code, finding.Line));
        Assert.StartsWith("2 rules of others have a form that isn't known here, the first rule 2 of chain INPUT", finding.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("-A INPUT -j sg1-gi-web")]
    [InlineData("-A docker -g BF-cloudbr0-OUT")]
    public void A_rule_of_others_to_a_chain_that_is_to_go_is_refused_even_when_told_to_adopt(string rule)
    {
        var host = HostTexts.Of(Tree).WithIPv4(":docker", rule);

        var finding = Assert.Single(host.PartFor(Ruleset.Empty, adopt: true).Findings);

        Assert.Equal((UpdateFindings.RemovedChainInUse.Code, host.LineOf(rule)), (finding.Code, finding.Line));
        Assert.Equal(OwnPart.Empty, host.PartFor(Ruleset.Empty).Part);
    }

    [Fact]
    public void A_rule_of_others_to_a_chain_of_ours_that_stays_is_kept()
    {
        var (part, findings) = HostTexts.Of(Tree).WithIPv4("-A INPUT -j sg1-gi-web").PartFor(Tree);

        Assert.Empty(findings);
        Assert.Equal(OwnPart.Of(Tree), part);
    }

    [Theory]
    [InlineData("-A INPUT -m set --match-set sg1-web-4 src -j DROP")]
    [InlineData("-A INPUT -m set ! --match-set sg1-web-4 dst,src -j DROP")]
    [InlineData("-A INPUT -j SET --add-set sg1-web-4 src")]
    public void A_rule_of_others_that_uses_a_set_that_is_to_go_is_refused(string rule)
    {
        var host = HostTexts.Of(Tree).WithIPv4(rule);

        var finding = Assert.Single(host.PartFor(Ruleset.Empty).Findings, finding => finding.Severity == DiagnosticSeverity.Error);

        Assert.Equal((UpdateFindings.RemovedSetInUse.Code, host.LineOf(rule)), (finding.Code, finding.Line));
        Assert.DoesNotContain(host.PartFor(Tree).Findings, finding => finding.Severity == DiagnosticSeverity.Error);
    }

    [Theory]
    [InlineData("-A PREROUTING -m set --match-set sg1-web-4 src -j DROP", true)]
    [InlineData("-A PREROUTING -m comment --comment sg1-web-4 -j DROP", false)]
    [InlineData("-A PREROUTING -m set --match-set sg1-web-44 src -j DROP", false)]
    public void So_is_a_rule_of_another_table_but_not_a_comment(string rule, bool isRefused)
    {
        var table = $"*raw\n:PREROUTING ACCEPT [0:0]\n{rule}\nCOMMIT\n";
        foreach (var host in (HostTexts[])[HostTexts.Of(Tree).Changed("*filter\n", $"{table}*filter\n"), HostTexts.Of(Tree).Changed("COMMIT\n", $"COMMIT\n{table}")])
        {
            var codes = host.PartFor(Ruleset.Empty).Findings.Select(finding => finding.Code);

            Assert.Equal(isRefused ? [UpdateFindings.RemovedSetInUse.Code] : [], codes);
        }
    }

    [Fact]
    public void So_is_a_list_of_sets_that_has_it_as_a_member()
    {
        var host = HostTexts.Of(Tree).WithSets("create all list:set size 8\nadd all sg1-web-4\n");

        var finding = Assert.Single(host.PartFor(Ruleset.Empty).Findings);

        Assert.Equal((UpdateFindings.RemovedSetInUse.Code, "ipset"), (finding.Code, finding.Path));
        Assert.Equal("add all sg1-web-4", host.Sets.Split('\n')[finding.Line - 1]);
        Assert.Empty(host.PartFor(Tree).Findings);
    }

    [Fact]
    public void A_set_of_others_is_named_once_where_a_chain_of_ours_asks_it()
    {
        var host = HostTexts.Of(Tree)
            .WithSets("create bad hash:ip family inet\ncreate other hash:ip family inet\n")
            .WithIPv4("-A sg1-gi-web -m set --match-set bad src -j DROP", "-A sg1-gi-web -m set --match-set bad dst -j DROP", "-A INPUT -m set --match-set other src -j DROP");

        var finding = Assert.Single(host.PartFor(Tree).Findings);

        Assert.Equal((UpdateFindings.ForeignSetAsked.Code, host.LineOf("-A sg1-gi-web -m set --match-set bad src -j DROP")), (finding.Code, finding.Line));
        Assert.DoesNotContain(host.PartFor(Tree).Part.Sets, set => set.Name.Text is "bad" or "other");
    }

    [Fact]
    public void Texts_with_findings_are_no_part_and_the_findings_are_theirs()
    {
        var host = HostTexts.Of(Tree);
        var cutOff = host with { IPv4 = host.IPv4[..^10], Sets = "junk\n", Ethernet = "*nat\n:PREROUTING ACCEPT [0:0]\n" };

        var (part, findings) = cutOff.PartFor(Tree);

        Assert.Equal(OwnPart.Empty, part);
        Assert.Equal(cutOff.Read().Diagnostics, findings);
        Assert.Equal(["ipset", "iptables", "ebtables"], findings.Select(finding => finding.Path).Distinct());
        Assert.Null(cutOff.Read().OwnRuleset(Tree, adopt: false, out _));
    }

    [Fact]
    public void A_text_that_was_read_as_the_other_family_is_a_finding()
    {
        var host = HostTexts.Of(Tree).Read();

        var swapped = host with { IPv4 = host.IPv6, IPv6 = host.IPv4 };

        Assert.Equal([SaveFindings.OtherFamily.Code, SaveFindings.OtherFamily.Code], Owner.PartOf(swapped, Tree, adopt: false).Findings.Select(finding => finding.Code));
    }

    [Fact]
    public void The_state_to_plan_back_to_is_our_part_with_open_policies()
    {
        var host = HostTexts.Of(Tree)
            .Changed(":FORWARD ACCEPT", ":FORWARD DROP")
            .WithIPv4(":docker", "-A FORWARD -j docker", "-A INPUT -i eth0 -j DROP")
            .WithSets("create bad hash:ip family inet\n");

        Assert.Equal(Tree, host.Read().OwnRuleset(Ruleset.Empty, adopt: false, out _));
        Assert.Null(host.WithIPv4("-A INPUT -j sg1-gi-web").Read().OwnRuleset(Ruleset.Empty, adopt: false, out _));
    }
}
