using System.Text;
using SgRules.Addressing;
using SgRules.Model;
using SgRules.Netfilter;
using SgRules.Testing;

namespace SgRules.Analysis;

/// <summary>A difference is never lost because its packets are of protocols that nobody names.</summary>
public sealed class RareProtocolTests
{
    [Fact]
    public void A_text_that_lets_only_unnamed_protocols_pass_too_much_is_refuted()
    {
        var rules = new[] { Protocol.Tcp, Protocol.Udp, Protocol.Icmp, Protocol.Of(47) }.Select(protocol => protocol == Protocol.Icmp ? SecurityRule.Icmp() : SecurityRule.Whole(protocol));
        var result = RuleCompiler.Compile(SmallZones.OneNic([new() { Id = "web", Ingress = [.. rules.Select(rule => rule.WithCidrs("0.0.0.0/0"))] }]), ZoneCase.Host);
        const string Web = "-A sg1-gi-web -p tcp -j ACCEPT";
        var text = result.Ruleset!.Documents.IPTables.ToString();
        Assert.Contains(Web, text, StringComparison.Ordinal);

        var verdict = Prove(result, text.Replace(Web, "-A sg1-gi-web -j ACCEPT", StringComparison.Ordinal));

        Assert.Equal((true, Protocol.Of(2)), (verdict.Counterexamples[0].TextAccepts, verdict.Counterexamples[0].Packet.Protocol));
    }

    private static TableVerdict Prove(CompileResult result, string text)
    {
        var reading = SaveText.ReadTable(IPFamily.IPv4, Encoding.UTF8.GetBytes(text), "iptables.restore");
        Assert.Empty(reading.Diagnostics);
        return new TableProver(result.Policy!, reading.Table!, result.Ruleset!.Sets, ProofBudget.Default).Prove();
    }
}
