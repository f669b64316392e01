namespace SgRules.Netfilter;

/// <summary>A target that is a kernel extension's, with its options kept word for word: <c>-j LOG --log-prefix x</c>.</summary>
/// <param name="Name">The extension, for example <c>REJECT</c>.</param>
/// <param name="Options">Its options as they stand in the rule; may be empty.</param>
public sealed record ExtensionTarget(string Name, string Options) : Target;
