using System.Globalization;
using System.Text;
using SgRules.Addressing;
using SgRules.Model;
using SgRules.Netfilter;
using SgRules.Testing;

namespace SgRules.Analysis;

/// <summary>Texts that nobody writes by hand end in a verdict too, soon and not the wrong one.</summary>
public sealed class HostileTextTests
{
    private static readonly CompileResult Compiled = RuleCompiler.Compile(
        SmallZones.OneNic([new SecurityGroup { Id = "web", Ingress = [SecurityRule.Tcp(22).WithCidrs("198.51.100.0/24")] }]),
        ZoneCase.Host);

    [Fact]
    public void Each_pattern_of_ports_has_a_name_that_no_longer_pattern_matches()
    {
        string[] patterns = ["o", "v", "vx", "vx0", "p", "x", "aaaaaaaaaaaaaa"];
        var ports = new PortNames(["eth0", "v0"], patterns);
        string[] names = [.. Enumerable.Range(0, ports.Count).Select(port => ports[port])];

        Assert.Equal(2 + patterns.Length + 1, names.Length);
        Assert.All(patterns, pattern => Assert.Contains(names, name => name.StartsWith(pattern, StringComparison.Ordinal) && patterns.Count(other => name.StartsWith(other, StringComparison.Ordinal)) == patterns.Count(other => pattern.StartsWith(other, StringComparison.Ordinal))));
        Assert.DoesNotContain(patterns, pattern => names[ports.Other].StartsWith(pattern, StringComparison.Ordinal));
        Assert.All(names, name => Assert.InRange(name.Length, 1, 15));
    }

    [Theory]
    [InlineData("-A FORWARD -m physdev --physdev-in o+ -j ACCEPT")]
    [InlineData("-A FORWARD ! -i br+ -o cloudbr0 -j ACCEPT")]
    [InlineData("-A FORWARD -m physdev --physdev-in v+ -m physdev --physdev-in vx+ -j ACCEPT")]
    public void A_rule_for_ports_or_interfaces_by_a_beginning_that_accepts_all_is_refuted(string rule) =>
        Assert.NotEmpty(Prove(text => text.Replace("-A FORWARD -i", $"{rule}\n-A FORWARD -i", StringComparison.Ordinal)).Counterexamples);

    [Fact]
    public void Chains_on_one_path_beyond_what_nft_takes_are_unknown_however_many_there_are()
    {
        var chains = Enumerable.Range(0, 20_000).ToList();
        var declared = string.Concat(chains.Select(number => Invariant($":x{number} - [0:0]\n")));
        var rules = string.Concat(chains.Select(number => Invariant($"-A x{number} -j x{number + 1}\n"))).Replace("-j x20000\n", "-j RETURN\n", StringComparison.Ordinal);

        var verdict = Prove(text => text.Replace(":OUTPUT ACCEPT [0:0]\n", $":OUTPUT ACCEPT [0:0]\n{declared}", StringComparison.Ordinal).Replace("COMMIT", $"{rules}-A FORWARD -j x0\nCOMMIT", StringComparison.Ordinal));

        Assert.False(verdict.IsProven);
        Assert.Contains("on one path", verdict.Limits[0], StringComparison.Ordinal);
    }

    private static TableVerdict Prove(Func<string, string> edit)
    {
        var text = Compiled.Ruleset!.Documents.IPTables.ToString();
        var edited = edit(text);
        Assert.NotEqual(text, edited);
        var reading = SaveText.ReadTable(IPFamily.IPv4, Encoding.UTF8.GetBytes(edited), "iptables.restore");
        Assert.Empty(reading.Diagnostics);
        return new TableProver(Compiled.Policy!, reading.Table!, Compiled.Ruleset.Sets, ProofBudget.Default).Prove();
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
