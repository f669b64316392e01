using SgRules.Testing;

namespace SgRules;

/// <summary>
/// The contract and the emitted text of either layout, read back, take the same decision: two interpretations that share no code with
/// each other nor with the layouts. A failure prints its seed, a small zone.json, the packet, and both judgements.
/// </summary>
public sealed class AgreementProperties
{
    [ZoneProperty(Arbitrary = [typeof(AgreementCases)])]
    public void The_contract_and_the_text_of_both_layouts_take_the_same_decision(AgreementCase @case) => Assert.Null(@case.Disagreement());

    [ZoneProperty(Arbitrary = [typeof(FrameCases)])]
    public void Contract_and_emitted_text_take_the_same_decision_about_a_frame(FrameCase @case) => Assert.Null(@case.Disagreement());
}
