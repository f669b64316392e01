namespace SgRules.Netfilter;

/// <summary>A target that is a kernel extension's, with its options kept word for word: <c>-j LOG --log-prefix x</c>.</summary>
/// <remarks>Only reading makes one, so its words are those of a line.</remarks>
public sealed record ExtensionTarget : Target
{
    internal ExtensionTarget(string name, string options)
    {
        Name = name;
        Options = options;
    }

    /// <summary>The extension, for example <c>REJECT</c>.</summary>
    public string Name { get; }

    /// <summary>Its options as they stand in the rule; may be empty.</summary>
    public string Options { get; }

    internal override RuleTraits Traits => RuleTraits.HasWords;
}
