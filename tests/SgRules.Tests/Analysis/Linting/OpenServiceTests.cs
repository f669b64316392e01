using SgRules.Addressing;
using SgRules.Model;
using SgRules.Testing;
using static SgRules.Model.SecurityRule;

namespace SgRules.Analysis;

/// <summary>Ports for administrators and data that are open to the whole internet.</summary>
public sealed class OpenServiceTests
{
    [Fact]
    public void Ssh_from_everywhere_in_both_families_is_one_finding() => Assert.Equal(
        "securityGroups[0].ingress[0]: warning SGR3201: Group 'web' opens ssh (tcp 22) to the whole internet (IPv4 and IPv6) by 'ingress tcp 22 cidr:0.0.0.0/0' and 'ingress tcp 22 cidr:::/0'. Allow only the networks or groups that need it.",
        Only(Tcp(22).WithCidrs("0.0.0.0/0", "::/0")).ToString());

    [Fact]
    public void Halves_of_the_internet_in_two_rules_are_the_whole()
    {
        var found = Only(Tcp(22).WithCidrs("0.0.0.0/1"), Tcp(20, 30).WithCidrs("128.0.0.0/1", "10.0.0.0/8"));

        Assert.Equal("securityGroups[0].ingress[0]", found.Path);
        Assert.Equal(["securityGroups[0].ingress[1]"], found.RelatedPaths);
        Assert.Contains("opens ssh (tcp 22) to the whole internet (IPv4) by 'ingress tcp 22 cidr:0.0.0.0/1' and 'ingress tcp 20-30 cidr:128.0.0.0/1'.", found.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0.0.0.0/0")]
    [InlineData("::/0")]
    [InlineData("2000::/3")]
    [InlineData("1.0.0.0/8 2.0.0.0/7 4.0.0.0/6 8.0.0.0/7 11.0.0.0/8 12.0.0.0/6 16.0.0.0/4 32.0.0.0/3 64.0.0.0/2 128.0.0.0/1")]
    public void The_whole_internet_is_all_that_is_public(string cidrs) =>
        Assert.Equal("SGR3201", Only(Tcp(3389).WithCidrs(cidrs.Split(' '))).Code);

    [Theory]
    [InlineData("0.0.0.0/1")]
    [InlineData("::/3")]
    [InlineData("2000::/4")]
    [InlineData("0.0.0.0/1 128.0.0.0/2 192.0.0.0/9")]
    [InlineData("1.0.0.0/8 2.0.0.0/7 4.0.0.0/6 11.0.0.0/8 12.0.0.0/6 16.0.0.0/4 32.0.0.0/3 64.0.0.0/2 128.0.0.0/1")]
    public void Less_than_that_is_not(string cidrs) => Assert.Empty(Open(Tcp(3389).WithCidrs(cidrs.Split(' '))));

    [Fact]
    public void Every_protocol_opens_every_port() => Assert.Contains(
        "opens ssh (tcp 22), rdp (tcp 3389), rdp (udp 3389), telnet (tcp 23), winrm (tcp 5985) and",
        Only(Whole(Protocol.All).WithCidrs("0.0.0.0/0")).Message,
        StringComparison.Ordinal);

    [Fact]
    public void Other_ports_protocols_and_egress_are_no_such_thing()
    {
        Assert.Empty(Open(Tcp(443).WithCidrs("0.0.0.0/0"), Udp(22).WithCidrs("0.0.0.0/0"), Icmp().WithCidrs("0.0.0.0/0")));
        Assert.Empty(Open(new SecurityGroup { Id = "web", Egress = [Tcp(22).WithCidrs("0.0.0.0/0")] }));
    }

    [Fact]
    public void What_other_rules_open_is_another_finding()
    {
        var found = Open(Tcp(22).WithCidrs("0.0.0.0/0"), Tcp(3306).WithCidrs("0.0.0.0/0"));

        Assert.Equal(["securityGroups[0].ingress[0]", "securityGroups[0].ingress[1]"], found.Select(finding => finding.Path));
    }

    private static Diagnostic Only(params ReadOnlySpan<SecurityRule> rules) => Assert.Single(Open(rules));

    private static Diagnostic[] Open(params ReadOnlySpan<SecurityRule> rules) => Open(new SecurityGroup { Id = "web", Ingress = [.. rules] });

    private static Diagnostic[] Open(SecurityGroup group) =>
        [.. ZoneLint.Of(SmallZones.OneNic([group])).Select(finding => finding.Diagnostic).Where(finding => finding.Code == LintFindings.AdminPortOpen.Code)];
}
