namespace SgRules.Netfilter;

/// <summary>A condition in a form that isn't known here, kept word for word so that foreign rules survive (design, section 4).</summary>
/// <remarks>Whether it holds is never guessed.</remarks>
/// <param name="Text">The words as they stand in the rule, for example <c>-m recent --rcheck --name ssh</c>.</param>
public sealed record OpaqueMatch(string Text) : Match;
