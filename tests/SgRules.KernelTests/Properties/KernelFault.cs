using SgRules.Policies;

namespace SgRules.Properties;

/// <summary>A copy of a frame that the kernel decides differently from the contract.</summary>
/// <param name="Run">The one thing sent.</param>
/// <param name="Port">The port that the copy was for.</param>
/// <param name="HasArrived">What the kernel did.</param>
/// <param name="Decisions">What the contract says.</param>
internal sealed record KernelFault(KernelRun Run, string Port, bool HasArrived, ValueList<Decision> Decisions)
{
    public override string ToString() => $"""
        sent: {Run.Sendings[0]}
        layout {Run.Layout}, backend {Run.Backend}
        kernel: {(HasArrived ? "arrived" : "did not arrive")} at {Port}
        contract: {string.Join("; ", Decisions.ToImmutableArray().Select(decision => $"{decision.Ruling} by {decision.Ground}"))}
        """;
}
