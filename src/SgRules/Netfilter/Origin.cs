namespace SgRules.Netfilter;

/// <summary>Why a line is there: the contract paragraph it implements and, where there is one, the rule or NIC it stands for.</summary>
/// <param name="Paragraph">The contract paragraph, for example <c>3.9</c>.</param>
/// <param name="Subject">What it is about, in the model's words, for example <c>group web: ingress tcp 22 cidr:0.0.0.0/0</c>; may be empty.</param>
public sealed record Origin(string Paragraph, string Subject = "")
{
    /// <summary>The origin as <c>rules.map</c> has it.</summary>
    /// <returns>For example <c>3.9 group web: ingress tcp 22 cidr:0.0.0.0/0</c>.</returns>
    public override string ToString() => Subject.Length == 0 ? Paragraph : $"{Paragraph} {Subject}";
}
