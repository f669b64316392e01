namespace SgRules.Netfilter;

/// <summary>A condition in a form that isn't known here, kept word for word so that foreign rules survive (design, section 4).</summary>
/// <remarks>Whether it holds is never guessed. Only reading makes one, so its words are those of a line.</remarks>
public sealed record OpaqueMatch : Match
{
    internal OpaqueMatch(string text) => Text = text;

    /// <summary>The words as they stand in the rule, for example <c>-m recent --rcheck --name ssh</c>.</summary>
    public string Text { get; }

    internal override RuleTraits Traits => RuleTraits.HasWords;
}
