using SgRules.Addressing;
using SgRules.Cli.Models;
using SgRules.Model;
using SgRules.Testing;

namespace SgRules.Layouts;

/// <summary>The chains of the built-in example are those that the seed lists, line by line and in order (design, section 5.2).</summary>
public sealed class SeedListingTests
{
    private static readonly string[] Chains = ["i-2-19-VM", "i-2-19-VM-eg", "i-2-19-def"];

    [Fact]
    public void The_example_with_the_seeds_one_rule_has_the_seeds_chains_line_by_line()
    {
        var seed = SeedListing.Read();
        var text = IPTables(WithDefaultRules(Example(), SecurityRule.Icmp().WithCidrs("0.0.0.0/0")));

        Assert.Equal(Chains, seed.Keys.Order(StringComparer.Ordinal));
        Assert.All(Chains, chain => Assert.Equal(seed[chain], SeedListing.OfText(text, chain)));
        Assert.Equal(9, Chains.Sum(chain => seed[chain].Length));
    }

    [Fact]
    public void The_example_as_it_is_has_its_other_rule_at_the_head_and_is_the_seeds_for_the_rest()
    {
        var seed = SeedListing.Read();
        var text = IPTables(Example());

        Assert.Equal(["ACCEPT tcp tcp dpt:22 state NEW", .. seed["i-2-19-VM"]], SeedListing.OfText(text, "i-2-19-VM"));
        Assert.Equal(seed["i-2-19-VM-eg"], SeedListing.OfText(text, "i-2-19-VM-eg"));
        Assert.Equal(seed["i-2-19-def"], SeedListing.OfText(text, "i-2-19-def"));
    }

    /// <summary>The seed has two references to its <c>-def</c> chain and one to its <c>-eg</c> chain.</summary>
    [Fact]
    public void The_chains_are_entered_from_where_the_seeds_are()
    {
        var lines = IPTables(Example()).Split('\n');

        Assert.Equal(
            ["-A BF-cloudbr0-IN -m physdev --physdev-in vnet4 --physdev-is-bridged -g i-2-19-def", "-A BF-cloudbr0-OUT -m physdev --physdev-out vnet4 --physdev-is-bridged -j i-2-19-def"],
            lines.Where(line => line.EndsWith(" i-2-19-def", StringComparison.Ordinal)));
        Assert.Single(lines, line => line.EndsWith(" i-2-19-VM-eg", StringComparison.Ordinal));
    }

    /// <summary>Facts: cloudstack-example, section 2.1: what 4.2.0's rule shapes come to, as the kernel prints them.</summary>
    [Theory]
    [InlineData(false, "-A i-2-19-VM-eg -j RETURN")]
    [InlineData(true, "-A i-2-19-VM-eg -p tcp -m tcp --dport 443 -m state --state NEW -j RETURN\n-A i-2-19-VM-eg -j DROP")]
    public void Rules_for_CIDRs_and_members_stand_as_CloudStack_writes_them(bool restrictsEgress, string egress)
    {
        var text = IPTables(WorkedExample(restrictsEgress));

        Assert.Equal(
            """
            -A i-2-19-VM -s 203.0.113.23/32 -p tcp -m tcp --dport 80:443 -m state --state NEW -j ACCEPT
            -A i-2-19-VM -s 203.0.113.22/32 -p tcp -m tcp --dport 80:443 -m state --state NEW -j ACCEPT
            -A i-2-19-VM -s 203.0.113.21/32 -p tcp -m tcp --dport 80:443 -m state --state NEW -j ACCEPT
            -A i-2-19-VM -p tcp -m tcp --dport 22 -m state --state NEW -j ACCEPT
            -A i-2-19-VM -p icmp -m icmp --icmp-type any -j ACCEPT
            -A i-2-19-VM -j DROP
            """,
            string.Join('\n', SeedListing.LinesOf(text, "i-2-19-VM")));
        Assert.Equal(egress, string.Join('\n', SeedListing.LinesOf(text, "i-2-19-VM-eg")));
        Assert.Equal(
            """
            -A i-2-19-def -m state --state RELATED,ESTABLISHED -j ACCEPT
            -A i-2-19-def -p udp -m physdev --physdev-in vnet4 --physdev-is-bridged -m udp --sport 68 --dport 67 -j ACCEPT
            -A i-2-19-def -p udp -m physdev --physdev-out vnet4 --physdev-is-bridged -m udp --sport 67 --dport 68 -j ACCEPT
            -A i-2-19-def -p udp -m physdev --physdev-in vnet4 --physdev-is-bridged -m set --match-set i-2-19-VM src -m udp --dport 53 -j RETURN
            -A i-2-19-def -m physdev --physdev-in vnet4 --physdev-is-bridged -m set --match-set i-2-19-VM src -j i-2-19-VM-eg
            -A i-2-19-def -m physdev --physdev-out vnet4 --physdev-is-bridged -j i-2-19-VM
            """,
            string.Join('\n', SeedListing.LinesOf(text, "i-2-19-def")));
    }

    [Fact]
    public Task The_example_in_layout_per_vm() => Verify(new ZoneCase(Example()).TextIn(RuleLayout.PerVm));

    private static Zone WorkedExample(bool restrictsEgress)
    {
        var app = new SecurityGroup
        {
            Id = "app",
            Ingress = [SecurityRule.Tcp(22).WithCidrs("0.0.0.0/0"), SecurityRule.Icmp().WithCidrs("0.0.0.0/0"), SecurityRule.Tcp(80, 443).WithGroups("web")],
            Egress = restrictsEgress ? [SecurityRule.Tcp(443).WithCidrs("0.0.0.0/0")] : [],
        };
        var zone = SmallZones.OneNic([app]);
        return zone with
        {
            SecurityGroups = [app, new SecurityGroup { Id = "web" }],
            Instances =
            [
                zone.Instances[0],
                .. Enumerable.Range(21, 3).Select(n => new Instance
                {
                    Name = FormattableString.Invariant($"i-2-{n}-VM"),
                    Host = ZoneCase.Host,
                    SecurityGroups = ["web"],
                    Nics = [new Nic { Network = "guest", Device = FormattableString.Invariant($"vnet{n}"), Mac = MacAddress.Create(0x0600_C200_0000UL + (ulong)n), IPv4 = InternetAddress.IPv4(0xCB00_7100 + (uint)n) }],
                }),
            ],
        };
    }

    private static Zone Example() => ZoneJson.Read(BuiltInExample.Utf8());

    private static Zone WithDefaultRules(Zone zone, params ReadOnlySpan<SecurityRule> ingress)
    {
        var rules = ingress.ToArray().ToValueList();
        return zone with { SecurityGroups = zone.SecurityGroups.ToImmutableArray().Select(group => group.Id == "default" ? group with { Ingress = rules } : group).ToValueList() };
    }

    private static string IPTables(Zone zone) => ZoneCase.Compile(zone, new CompilerOptions { Layout = RuleLayout.PerVm }).Documents.IPTables.ToString();
}
