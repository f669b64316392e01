using SgRules.Netfilter;

namespace SgRules.Updates;

/// <summary>Rules of others before our hooks: they stay, but not unsaid.</summary>
public sealed class RulesAheadTests
{
    private static readonly Ruleset Desired = HostTexts.Compiled(RuleLayout.Tree);

    [Theory]
    [InlineData("-A FORWARD -j ACCEPT")]
    [InlineData("-A FORWARD -i cloudbr0 -j ACCEPT")]
    [InlineData("-A FORWARD -i eth7 -o cloudbr0 -j ACCEPT")]
    [InlineData("-A FORWARD ! -i eth7 -j ACCEPT")]
    [InlineData("-A FORWARD -i cloud+ -j RETURN")]
    [InlineData("-A FORWARD -m physdev --physdev-in vnet4 -j ACCEPT")]
    [InlineData("-A FORWARD -m recent --name x --rcheck -j REJECT --reject-with icmp-port-unreachable")]
    [InlineData("-A FORWARD -j docker")]
    [InlineData("-A FORWARD -j NFQUEUE --queue-num 0")]
    public void One_that_can_decide_first_is_a_warning_with_its_line_and_the_plan_stays_empty(string rule)
    {
        var host = HostTexts.Of(Desired).WithIPv4(":docker").WithIPv4Ahead(rule);

        var finding = Ahead(host);

        Assert.Equal((DiagnosticSeverity.Warning, "iptables", host.LineOf(rule)), (finding.Severity, finding.Path, finding.Line));
        Assert.Equal(
            $"1 rule of others stands before rules of ours in FORWARD and can decide first: rule 1 of chain FORWARD ('{HostTable.Shown(rule["-A FORWARD ".Length..])}'); delete it, or move it behind ours; or delete ours there and plan again, since missing ones are put at the head.",
            finding.Message);
        Assert.Empty(UpdatePlan.Between(host.Read(), Desired).Steps);
    }

    [Theory]
    [InlineData("-A FORWARD -i eth7 -j ACCEPT")]
    [InlineData("-A FORWARD -o virbr+ -j ACCEPT")]
    [InlineData("-A FORWARD -i eth7 -o eth8 -j DROP")]
    [InlineData("-A FORWARD -j LOG --log-prefix x")]
    [InlineData("-A FORWARD -j NFLOG")]
    [InlineData("-A FORWARD -j MARK --set-xmark 0x1/0xffffffff")]
    [InlineData("-A FORWARD -m comment --comment x")]
    [InlineData("-A INPUT -j ACCEPT")]
    public void One_that_decides_nothing_or_concerns_no_bridge_of_ours_is_not_warned_of(string rule) =>
        Assert.DoesNotContain(HostTexts.Of(Desired).WithIPv4Ahead(rule).PartFor(Desired).Findings, IsAhead);

    [Fact]
    public void One_behind_our_hooks_is_not_warned_of() =>
        Assert.DoesNotContain(HostTexts.Of(Desired).WithIPv4("-A FORWARD -j ACCEPT").PartFor(Desired).Findings, IsAhead);

    [Fact]
    public void Several_are_counted_and_the_first_that_can_decide_is_named()
    {
        var host = HostTexts.Of(Desired).WithIPv4Ahead("-A FORWARD -i eth7 -j DROP\n-A FORWARD -p tcp -j ACCEPT\n-A FORWARD -j DROP").WithIPv4("-A FORWARD -j ACCEPT");

        var finding = Ahead(host);

        Assert.Equal(host.LineOf("-A FORWARD -p tcp -j ACCEPT"), finding.Line);
        Assert.StartsWith("2 rules of others stand before rules of ours in FORWARD and can decide first, the first rule 2 of chain FORWARD ('-p tcp -j ACCEPT'); delete them,", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void One_between_our_hooks_is_warned_of_too()
    {
        var host = HostTexts.Of(Desired).WithIPv4Ahead("-A FORWARD -o cloudbr0 -j ACCEPT", before: "-A FORWARD -o cloudbr0 -j DROP");

        Assert.Equal(host.LineOf("-A FORWARD -o cloudbr0 -j ACCEPT"), Ahead(host).Line);
    }

    [Fact]
    public void One_before_hooks_that_come_to_the_head_anyway_is_not_warned_of()
    {
        var host = HostTexts.Nothing.WithIPv4("-A FORWARD -j ACCEPT");
        var last = HostTexts.Of(Desired).Changed("-A FORWARD -o cloudbr0 -j DROP\n", string.Empty).WithIPv4Ahead("-A FORWARD -j ACCEPT");

        Assert.DoesNotContain(host.PartFor(Desired).Findings, IsAhead);
        Assert.DoesNotContain(last.PartFor(Desired).Findings, IsAhead);
        Assert.DoesNotContain(HostTexts.Of(Desired).WithIPv4Ahead("-A FORWARD -j ACCEPT").PartFor(Ruleset.Empty).Findings, IsAhead);
    }

    [Fact]
    public void Where_only_the_first_hook_is_missing_the_others_stay_behind_it()
    {
        var host = HostTexts.Of(Desired).Changed("-A FORWARD -i cloudbr0 -m physdev --physdev-is-bridged -j BF-cloudbr0\n", string.Empty);

        Assert.Contains(host.WithIPv4Ahead("-A FORWARD -j ACCEPT", "-A FORWARD").PartFor(Desired).Findings, IsAhead);
    }

    [Fact]
    public void Each_built_in_chain_of_each_table_has_its_own_warning()
    {
        var host = HostTexts.Of(Desired)
            .WithIPv4Ahead("-A FORWARD -j ACCEPT")
            .WithIPv6Ahead("-A FORWARD -j ACCEPT")
            .WithFramesAhead("-A PREROUTING -i vnet4 -j ACCEPT", "-A PREROUTING -j sg1-ein")
            .WithFramesAhead("-A POSTROUTING -p ARP -j DROP", "-A POSTROUTING -j sg1-eout");

        var findings = host.PartFor(Desired).Findings;

        Assert.All(findings, finding => Assert.True(IsAhead(finding)));
        Assert.Equal(["iptables", "ip6tables", "ebtables", "ebtables"], findings.Select(finding => finding.Path));
        Assert.Equal(
            ["-A PREROUTING -i vnet4 -j ACCEPT", "-A POSTROUTING -p ARP -j DROP"],
            findings.Skip(2).Select(finding => host.Ethernet.Split('\n')[finding.Line - 1]));
    }

    [Theory]
    [InlineData("-A PREROUTING -j mark --mark-set 0x1 --mark-target ACCEPT", true)]
    [InlineData("-A PREROUTING -j mark --mark-set 0x1 --mark-target CONTINUE", false)]
    [InlineData("-A PREROUTING --log-level notice --log-prefix \"x\" -j CONTINUE", false)]
    public void Of_frames_one_that_goes_on_behind_its_target_decides_nothing(string rule, bool decides) =>
        Assert.Equal(decides, HostTexts.Of(Desired).WithFramesAhead(rule, "-A PREROUTING -j sg1-ein").PartFor(Desired).Findings.Any(IsAhead));

    private static Diagnostic Ahead(HostTexts host) => Assert.Single(host.PartFor(Desired).Findings, IsAhead);

    private static bool IsAhead(Diagnostic finding) => finding.Code == UpdateFindings.ForeignRulesAhead.Code;
}
