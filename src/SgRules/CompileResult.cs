using SgRules.Netfilter;
using SgRules.Policies;

namespace SgRules;

/// <summary>What a compilation gives: the host's ruleset, unless an error stands against it, and every finding.</summary>
public sealed record CompileResult
{
    /// <summary>The host.</summary>
    public required string Host { get; init; }

    /// <summary>What the host loads, or <see langword="null"/> if an error in what it depends on stands against it.</summary>
    public Ruleset? Ruleset { get; init; }

    /// <summary>What the host's NICs may send and receive, or <see langword="null"/> as <see cref="Ruleset"/>.</summary>
    public HostPolicy? Policy { get; init; }

    /// <summary>Every finding about the zone, on whatever host, then those about this host's target.</summary>
    public required ValueList<Diagnostic> Diagnostics { get; init; }
}
