using SgRules.Addressing;
using SgRules.Policies;
using SgRules.Testing;

namespace SgRules.Analysis;

/// <summary>The contract as diagrams and the contract as code say the same of packets near the edges of generated zones' rules.</summary>
public sealed class PolicyDiagramProperties
{
    [ZoneProperty(Arbitrary = [typeof(AgreementCases)])]
    public void A_crossing_is_let_through_exactly_if_both_ends_parts_let_it(AgreementCase @case)
    {
        var policy = RuleCompiler.Compile(@case.Zone, ZoneCase.Host, @case.Options).Policy!;
        var contract = new ReferenceEvaluator(policy);
        var families = Enum.GetValues<IPFamily>().ToDictionary(family => family, family => new PolicyCrossings(policy, family));
        foreach (var (packet, passage) in @case.Packets)
        {
            var decision = contract.Decide(packet, passage);
            if (passage.Kind == PassageKind.Bridged && decision.Ruling != Ruling.NotJudged)
            {
                Assert.True(
                    decision.Ruling == Ruling.Accepted == families[packet.Family].LetsThrough(packet, passage),
                    $"{packet}, {passage}, MAC {passage.SourceMac}: {decision.Ruling} by {decision.Ground}");
            }
        }
    }
}
