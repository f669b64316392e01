namespace SgRules.Properties;

/// <summary>What went wrong with a case: a copy of a frame that the kernel decides differently from the contract, or rules that don't load.</summary>
/// <param name="Run">What it takes to see it: the one thing sent, or nothing if it is the rules.</param>
/// <param name="What">What the kernel or its tools did, and what the contract says, for people.</param>
internal sealed record KernelFault(KernelRun Run, string What)
{
    /// <summary>The port that the copy was for; <see langword="null"/> if no copy is wrong.</summary>
    public string? Port { get; init; }

    public override string ToString() => $"""
        sent: {(Run.Sendings is [var one] ? one : FormattableString.Invariant($"{Run.Sendings.Count} frames"))}
        layout {Run.Layout}, backend {Run.Backend}
        {What}
        """;
}
