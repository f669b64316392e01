namespace SgRules.Cases;

/// <summary>A sentence of the contract, as something that is sent and where it arrives.</summary>
/// <param name="Paragraph">The paragraph that says so.</param>
/// <param name="Sentence">What it says, in this case.</param>
/// <param name="Sending">What is sent.</param>
/// <param name="Arrives">The ports that it leaves by, sorted; a bridge where the host receives it; none if it is dropped.</param>
internal sealed record Case(string Paragraph, string Sentence, Sending Sending, ValueList<string> Arrives)
{
    public string Miss(ImmutableArray<string> arrived) =>
        $"  {Paragraph} {Sentence}: {Sending}\n    must arrive at [{string.Join(", ", Arrives.ToImmutableArray())}], arrived at [{string.Join(", ", arrived)}]";
}
