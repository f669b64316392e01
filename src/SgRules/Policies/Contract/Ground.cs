namespace SgRules.Policies;

/// <summary>What a decision rests on: a paragraph of the contract, and the rule of a group where one decided.</summary>
/// <param name="Paragraph">The paragraph, for example <c>3.9</c>.</param>
/// <param name="Reason">Why it applies, in words, without a full stop, for example <c>203.0.113.19 is an address of i-2-19-VM</c>.</param>
public sealed record Ground(string Paragraph, string Reason)
{
    /// <summary>The group whose rule applied, if one did.</summary>
    public string? Group { get; init; }

    /// <summary>The rule's identity, for example <c>ingress tcp 22 cidr:0.0.0.0/0</c>, if one applied.</summary>
    public string? Rule { get; init; }

    /// <summary>The ground for people.</summary>
    /// <returns>For example <c>3.9 group web: ingress tcp 22 cidr:0.0.0.0/0</c>.</returns>
    public override string ToString() => Rule is null ? $"{Paragraph} {Reason}" : $"{Paragraph} group {Group}: {Rule}";
}
