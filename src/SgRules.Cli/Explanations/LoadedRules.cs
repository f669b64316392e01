using SgRules.Analysis;
using SgRules.Netfilter;

namespace SgRules.Cli.Explanations;

/// <summary>What was read of the text that a host has really loaded.</summary>
/// <param name="Findings">Why the text can't be read as rules; nothing else counts then.</param>
internal sealed record LoadedRules(ValueList<Diagnostic> Findings)
{
    /// <summary>Explains packets; <see langword="null"/> if a frame is explained.</summary>
    public Explainer? Packets { get; init; }

    /// <summary>Explains frames; <see langword="null"/> if nobody knows which rules on them there are.</summary>
    public Explainer? Frames { get; init; }

    /// <summary>Why frames aren't explained, the rest of a sentence.</summary>
    public string? UnjudgedFrame { get; init; }

    /// <summary>The chains of the table that the traffic is judged by.</summary>
    public IReadOnlySet<ChainName> Chains { get; init; } = new HashSet<ChainName>();
}
