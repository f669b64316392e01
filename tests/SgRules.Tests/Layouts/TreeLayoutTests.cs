using SgRules.Addressing;
using SgRules.Model;
using SgRules.Netfilter;
using SgRules.Testing;

namespace SgRules.Layouts;

public sealed class TreeLayoutTests
{
    [Fact]
    public void Four_thousand_instances_in_four_hundred_groups_of_thirty_rules_take_at_most_thirty_thousand_IPv4_rules()
    {
        var ruleset = ZoneCase.Compile(LargeZones.GroupsOfTen(instances: 4_000, bridges: 4, rules: 30));

        Assert.InRange(ruleset.IPv4.RuleCount, 4_000, 30_000);
    }

    [Fact]
    public void More_than_32_CIDRs_with_the_same_protocol_and_ports_become_a_set_and_the_one_of_everything_stays_a_rule()
    {
        var cidrs = Enumerable.Range(0, 33).Select(n => Cidr.Create(InternetAddress.IPv4(0x0A00_0000 + ((uint)n << 8)), 24)).ToList();
        var text = TextOf(SecurityRule.Tcp(443) with { Cidrs = [.. cidrs, Cidr.Parse("0.0.0.0/0")] });

        Assert.Contains("-A sg1-gi-web -p tcp -m tcp --dport 443 -j ACCEPT\n", text, StringComparison.Ordinal);
        Assert.Contains("-A sg1-gi-web -p tcp -m tcp --dport 443 -m set --match-set sg1-cidrs-", text, StringComparison.Ordinal);
        Assert.Equal(33, text.Split("\nadd ").Length - 1);

        var listed = TextOf(SecurityRule.Tcp(443) with { Cidrs = [.. cidrs.Take(32)] });
        Assert.DoesNotContain("create", listed, StringComparison.Ordinal);
        Assert.Contains("-A sg1-gi-web -s 10.0.31.0/24 -p tcp -m tcp --dport 443 -j ACCEPT\n", listed, StringComparison.Ordinal);
    }

    [Fact]
    public void A_referenced_group_without_members_keeps_an_empty_set()
    {
        var text = TextOf(SecurityRule.Tcp(443).WithGroups("nobody"), new SecurityGroup { Id = "nobody" });

        Assert.StartsWith(
            "# ipset.restore\ncreate sg1-nobody-4 hash:ip family inet hashsize 64 maxelem 16777216 bucketsize 12 initval 0x00000001\n"
            + "create sg1-nobody-6 hash:ip family inet6 hashsize 64 maxelem 16777216 bucketsize 12 initval 0x00000001\n",
            text,
            StringComparison.Ordinal);
    }

    /// <summary>Contract 3.8: the flip is a property of the rules as written.</summary>
    [Fact]
    public void An_egress_rule_for_one_family_closes_the_other_too()
    {
        var text = TextOf(SecurityRule.Tcp(22).WithCidrs("0.0.0.0/0"), egress: SecurityRule.Tcp(443).WithCidrs("0.0.0.0/0"));
        var ipv6 = text[text.IndexOf("# ip6tables.restore", StringComparison.Ordinal)..];

        Assert.Contains("-A sg1-ge-web -j DROP\n", ipv6, StringComparison.Ordinal);
        Assert.DoesNotContain("-A sg1-ge-web -p tcp", ipv6, StringComparison.Ordinal);
    }

    [Fact]
    public void All_but_the_smallest_group_with_egress_rules_are_copied_into_the_policy()
    {
        SecurityGroup[] groups =
        [
            new() { Id = "a" },
            new() { Id = "b", Egress = [SecurityRule.Tcp(1).WithCidrs("10.0.0.0/8")] },
            new() { Id = "c", Egress = [SecurityRule.Tcp(2).WithCidrs("10.0.0.0/8")] },
        ];
        var policy = ZoneCase.Compile(SmallZones.OneNic([.. groups])).IPv4.Chains.ToImmutableArray().Single(chain => chain.Name.Text.StartsWith("sg1-eg-", StringComparison.Ordinal));

        Assert.Equal(
            ["-d 10.0.0.0/8 -p tcp -m tcp --dport 2 -j RETURN", "-g sg1-ge-b"],
            policy.Rules.ToImmutableArray().TakeLast(2).Select(rule => rule.ToString()));
    }

    [Fact]
    public void Without_DNS_the_sender_gate_does_not_let_it_through()
    {
        var zone = SmallZones.OneNic([new() { Id = "web", Egress = [SecurityRule.Tcp(443).WithCidrs("10.0.0.0/8")] }]);

        Assert.Contains("--dport 53", ZoneCase.Compile(zone).Documents.IPTables.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("53 -j", ZoneCase.Compile(zone, new CompilerOptions { AllowDns = false }).Documents.IPTables.ToString(), StringComparison.Ordinal);
    }

    /// <summary>The legacy backend sees a message behind such a header, and must not take it for one that may be sent.</summary>
    [Theory]
    [InlineData(RuleLayout.Tree, "BF-cloudbr0-IN")]
    [InlineData(RuleLayout.PerVm, "BF-cloudbr0-SRC")]
    public void An_authentication_header_of_a_sender_is_dropped_before_any_message_is_looked_for(RuleLayout layout, string chain)
    {
        var ruleset = ZoneCase.Compile(SmallZones.OneNic([]), new CompilerOptions { Layout = layout });
        var before = ruleset.IPv6.Chains.Single(of => of.Name.Text == chain).Rules.TakeWhile(rule => rule.ToString() != "-m ah -j DROP").ToList();

        Assert.DoesNotContain(before.SelectMany(rule => rule.Matches), match => match is ProtocolMatch);
        Assert.DoesNotContain("-m ah", ruleset.Documents.IPTables.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Without_comments_there_are_none() => Assert.DoesNotContain(
        "comment",
        ZoneCase.Compile(SmallZones.OneNic([]), new CompilerOptions { Comments = CommentStyle.None }).Documents.IPTables.ToString(),
        StringComparison.Ordinal);

    /// <summary>A name that fits is taken as it is; what another group's shortened name comes to is found.</summary>
    [Fact]
    public void Names_that_would_stand_for_two_things_are_an_error()
    {
        const string Long = "a group whose identifier is too long for a name";
        var shortened = ZoneCase.Compile(SmallZones.OneNic([new() { Id = Long, Ingress = [SecurityRule.Tcp(1).WithCidrs("10.0.0.0/8")] }]))
            .IPv4.Chains.ToImmutableArray().Single(chain => chain.Name.Text.StartsWith("sg1-gi-", StringComparison.Ordinal)).Name.Text["sg1-gi-".Length..];
        var result = RuleCompiler.Compile(
            SmallZones.OneNic(
            [
                new() { Id = Long, Ingress = [SecurityRule.Tcp(1).WithCidrs("10.0.0.0/8")] },
                new() { Id = shortened, Ingress = [SecurityRule.Tcp(2).WithCidrs("10.0.0.0/8")] },
            ]),
            ZoneCase.Host);

        Assert.Null(result.Ruleset);
        var found = Assert.Single(result.Diagnostics);
        Assert.Equal(("SGR2001", DiagnosticSeverity.Error), (found.Code, found.Severity));
        Assert.Contains($"sg1-gi-{shortened}", found.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_sets_that_come_to_one_name_are_an_error()
    {
        var cidrs = Enumerable.Range(0, 33).Select(n => Cidr.Create(InternetAddress.IPv4(0x0A00_0000 + ((uint)n << 8)), 24)).ToList();
        var wide = SecurityRule.Tcp(443) with { Cidrs = [.. cidrs] };
        var name = ZoneCase.Compile(SmallZones.OneNic([new SecurityGroup { Id = "web", Ingress = [wide] }])).Sets[0].Name.Text;
        var namesake = name["sg1-".Length..^"-4".Length];
        var zone = SmallZones.OneNic([new SecurityGroup { Id = "web", Ingress = [wide, SecurityRule.Tcp(22).WithGroups(namesake)] }, new SecurityGroup { Id = namesake }]);

        var found = Assert.Single(RuleCompiler.Compile(zone, ZoneCase.Host).Diagnostics.ToImmutableArray(), diagnostic => diagnostic.Code == "SGR2001");

        Assert.StartsWith($"The set {name} would stand for IPv4 members of group {namesake} and for prefixes 10.0.0.0/24 10.0.1.0/24", found.Message, StringComparison.Ordinal);
        Assert.Equal(string.Empty, found.Path);
    }

    private static string TextOf(SecurityRule ingress, SecurityGroup? other = null, SecurityRule? egress = null)
    {
        var web = new SecurityGroup { Id = "web", Ingress = [ingress], Egress = egress is null ? [] : [egress] };
        var zone = SmallZones.OneNic([web]);
        return new ZoneCase(other is null ? zone : zone with { SecurityGroups = zone.SecurityGroups.Add(other) }).Text;
    }
}
