using SgRules.Netfilter;
using SgRules.Updates;

namespace SgRules.Analysis;

/// <summary>Whether a plan never opens and never blinks (design, section 6.1 and 6.2), for every packet, behind every atom of its documents.</summary>
/// <remarks>
/// The documents' text is executed as strictly as the kernel does it, and what passes behind each atom is compared with what passes before the plan and at
/// its end: IPv4 with its sets, IPv6 with its sets and Ethernet each alone, for every pair of ports of every bridge and for what is routed. Nothing
/// that the plan says of itself is believed.
/// </remarks>
public sealed record PlanProof
{
    internal PlanProof()
    {
    }

    /// <summary>What it came to.</summary>
    public required PlanProofOutcome Outcome { get; init; }

    /// <summary>How many atoms the documents have, up to the one that can't be carried out if there is one.</summary>
    public required int Atoms { get; init; }

    /// <summary>What is proven and of which packets, a sentence each.</summary>
    public required ValueList<string> Scope { get; init; }

    /// <summary>What must hold beside, and is nobody's here to prove, a sentence each.</summary>
    public required ValueList<string> Obligations { get; init; }

    /// <summary>Where and why it can't be said, a sentence each; none unless the outcome is <see cref="PlanProofOutcome.Unknown"/>.</summary>
    public ValueList<string> Obstacles { get; init; }

    /// <summary>The first thing that is wrong; <see langword="null"/> unless the outcome is <see cref="PlanProofOutcome.Refuted"/>.</summary>
    public PlanViolation? Violation { get; init; }

    /// <summary>The proof for people, a sentence a line.</summary>
    public Document Report => new("proof.txt", output => PlanProofText.Write(output, this));

    /// <summary>Proves a plan between two compilations.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="current">What the host has loaded, and nothing else.</param>
    /// <param name="desired">What it shall have.</param>
    /// <param name="options">What the proof may cost; default: <see cref="PlanProofOptions.Default"/>.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The proof.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="plan"/>, <paramref name="current"/> or <paramref name="desired"/> is null.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public static PlanProof Of(UpdatePlan plan, Ruleset current, Ruleset desired, PlanProofOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(current);
        ArgumentNullException.ThrowIfNull(desired);
        return new PlanProver(plan, PlanState.Of(current), _ => PlanGoal.Of(desired), options ?? PlanProofOptions.Default).Prove(cancellationToken);
    }

    /// <summary>Proves a plan from what a host's own save texts say, rules and sets of others included.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="current">What the host has loaded.</param>
    /// <param name="desired">What it shall have of ours.</param>
    /// <param name="options">What the proof may cost; default: <see cref="PlanProofOptions.Default"/>.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The proof; if the texts have findings, it is unknown.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="plan"/>, <paramref name="current"/> or <paramref name="desired"/> is null.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public static PlanProof Of(UpdatePlan plan, HostState current, Ruleset desired, PlanProofOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(current);
        ArgumentNullException.ThrowIfNull(desired);
        return current.Diagnostics is { IsEmpty: false } findings
            ? PlanProver.Unknown(0, [$"The host's texts can't be read: {findings[0].Message}"])
            : new PlanProver(plan, PlanState.Of(current), end => PlanGoal.Of(end, desired), options ?? PlanProofOptions.Default).Prove(cancellationToken);
    }
}
