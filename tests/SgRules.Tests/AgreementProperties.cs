using SgRules.Testing;

namespace SgRules;

/// <summary>
/// The contract and the emitted text, read back, take the same decision: two interpretations that share no code with each other
/// nor with the layout. A failure prints its seed, a small zone.json, the packet, and both judgements.
/// </summary>
public sealed class AgreementProperties
{
    [ZoneProperty(Arbitrary = [typeof(AgreementCases)])]
    public void Contract_and_emitted_text_take_the_same_decision(AgreementCase @case) => Assert.Null(@case.Disagreement());

    [ZoneProperty(Arbitrary = [typeof(FrameCases)])]
    public void Contract_and_emitted_text_take_the_same_decision_about_a_frame(FrameCase @case) => Assert.Null(@case.Disagreement());
}
