using SgRules.Netfilter;

namespace SgRules.Updates;

/// <summary>A rule that asks a set proves that the kernel has it: a text of sets without it isn't to be believed.</summary>
public sealed class AskedSetsTests
{
    private static readonly Ruleset Desired = HostTexts.Compiled(RuleLayout.Tree);

    [Fact]
    public void An_empty_text_of_sets_is_refused_in_both_families_with_the_first_rule_that_asks_one()
    {
        var host = HostTexts.Of(Desired) with { Sets = string.Empty };

        var (part, findings) = host.PartFor(Desired);

        Assert.Equal(OwnPart.Empty, part);
        Assert.Equal(["iptables", "ip6tables"], findings.Where(IsMissing).Select(finding => finding.Path));
        var first = findings.First(IsMissing);
        var line = host.IPv4.Split('\n')[first.Line - 1];
        Assert.Contains("--match-set sg1-", line, StringComparison.Ordinal);
        Assert.Equal(host.LineOf(host.IPv4.Split('\n').First(rule => rule.Contains("--match-set", StringComparison.Ordinal))), first.Line);
        Assert.Contains(HostTable.Shown(line.Split(' ', 3)[2]), first.Message, StringComparison.Ordinal);
        Assert.Contains("which the text of ipset save doesn't have", first.Message, StringComparison.Ordinal);
        Assert.EndsWith("save ipset again as root, all four texts of one moment.", first.Message, StringComparison.Ordinal);
        Assert.True(UpdatePlan.Between(host.Read(), Desired).IsRefused);
        Assert.True(UpdatePlan.Between(host.Read(), Ruleset.Empty).IsRefused);
    }

    [Fact]
    public void A_text_of_sets_that_was_cut_between_two_lines_is_refused_with_the_set_that_is_missing()
    {
        var host = HostTexts.Of(Desired);
        var cut = host with { Sets = host.Sets[..host.Sets.LastIndexOf("create ", StringComparison.Ordinal)] };
        var lost = host.Sets[cut.Sets.Length..].Split(' ')[1];

        Assert.Contains($" asks set {lost}, which the text of ipset save doesn't have", Assert.Single(cut.PartFor(Desired).Findings, IsMissing).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_rule_of_others_proves_it_as_ours_do()
    {
        const string Rule = "-A INPUT -m set --match-set f2b-sshd src -j DROP";
        var host = HostTexts.Of(Desired).WithIPv4(Rule, "-A INPUT -m set ! --match-set other src -j DROP", "-A OUTPUT -m set --match-set other dst -j DROP");

        var finding = Assert.Single(host.PartFor(Desired).Findings);

        Assert.Equal((UpdateFindings.SetsNotSaved.Code, "iptables", host.LineOf(Rule)), (finding.Code, finding.Path, finding.Line));
        Assert.StartsWith(
            "Rule 1 of chain INPUT ('-m set --match-set f2b-sshd src -j DROP') asks set f2b-sshd, which the text of ipset save doesn't have, nor 1 more that rules of this text ask:",
            finding.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Sets_of_kinds_that_are_not_known_here_are_saved_too()
    {
        var host = HostTexts.Of(Desired)
            .WithSets("create ports bitmap:port range 0-9\n")
            .WithIPv4("-A INPUT -m set --match-set ports dst -j DROP");

        Assert.DoesNotContain(host.PartFor(Desired).Findings, IsMissing);
    }

    private static bool IsMissing(Diagnostic finding) => finding.Code == UpdateFindings.SetsNotSaved.Code;
}
