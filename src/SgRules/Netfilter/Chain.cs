namespace SgRules.Netfilter;

/// <summary>A chain: rules that are tried in order.</summary>
/// <param name="Name">The name.</param>
/// <param name="Rules">The rules.</param>
public sealed record Chain(ChainName Name, ValueList<Rule> Rules)
{
    /// <summary>What a built-in chain decides at its end; <see langword="null"/> for a chain of one's own.</summary>
    public Verdict? Policy { get; init; }

    /// <summary>Whether the kernel calls it, and not a rule.</summary>
    public bool IsBuiltIn => Policy is not null;
}
