using System.Globalization;
using SgRules.Updates;

namespace SgRules.Analysis;

/// <summary>Executes a plan and proves it, table by table.</summary>
internal sealed class PlanProver(UpdatePlan plan, PlanState start, Func<PlanState, PlanState> goalOf, PlanProofOptions options)
{
    private static readonly ValueList<string> Scope =
    [
        "IPv4 with its sets, IPv6 with its sets and Ethernet, each alone: what passes behind an atom passes before the plan or at its end (6.1), and what passes at both passes behind every atom (6.2).",
        "Every packet in every connection state, an IPv4 one being never UNTRACKED, on every pair of ports of every bridge and on every way between interfaces through FORWARD.",
        "A run that nothing interrupts, from the state that was given.",
    ];

    private static readonly ValueList<string> Obligations =
    [
        "The host is in that state when the script begins, and nobody else changes it meanwhile; the script checks our part.",
        "What is let through across the documents for packets and for frames (6.1) follows from the order of the commits, which is not proven here; that nothing blinks across them follows from each alone.",
        "Rules see bridged packets with sysctls net.bridge.bridge-nf-call-iptables=1 and net.bridge.bridge-nf-call-ip6tables=1 only, and tagged frames not at all.",
        "Tables other than filter, and of ebtables nat, let through what they let through before.",
    ];

    /// <summary>A proof that came to nothing.</summary>
    public static PlanProof Unknown(int atoms, ValueList<string> obstacles) =>
        new() { Outcome = PlanProofOutcome.Unknown, Atoms = atoms, Scope = Scope, Obligations = Obligations, Obstacles = obstacles };

    public PlanProof Prove(CancellationToken cancellationToken)
    {
        if (plan.IsRefused)
        {
            return Unknown(0, ["The plan is refused, so it has no steps."]);
        }

        List<ExecutedAtom> atoms = [.. PlanExecution.Run(plan, start)];
        var end = atoms.Count == 0 ? start : atoms[^1].After;
        var goal = goalOf(end);
        List<string> obstacles = [.. atoms.Where(atom => atom.Problem is not null).Select(OfProblem)];
        var confirmed = new List<PlanViolation>();
        foreach (var kind in new[] { UpdateTable.IPv4, UpdateTable.IPv6 })
        {
            var proof = new CourseProof(kind, options);
            proof.Prove(TableCourse.Of(kind, start, atoms, goal), cancellationToken);
            obstacles.AddRange(proof.Obstacles);
            confirmed.AddRange(proof.Violations);
        }

        var frames = FrameSafety.Of(FrameCourse.Of(start, atoms, goal), options, cancellationToken);
        obstacles.AddRange(frames.Obstacles.Select(obstacle => $"Table nat of ebtables: {obstacle}."));
        Confirm(frames.Breaches, confirmed, obstacles);
        return Result(atoms.Sum(atom => atom.Count), confirmed, obstacles);
    }

    private static PlanProof Result(int atoms, List<PlanViolation> confirmed, List<string> obstacles) => confirmed.OrderBy(violation => violation.Step).ThenBy(violation => violation.Line).FirstOrDefault() is { } first
        ? new PlanProof { Outcome = PlanProofOutcome.Refuted, Atoms = atoms, Scope = Scope, Obligations = Obligations, Violation = first }
        : obstacles.Count > 0
        ? Unknown(atoms, [.. obstacles])
        : new PlanProof { Outcome = PlanProofOutcome.Proven, Atoms = atoms, Scope = Scope, Obligations = Obligations };

    private static string OfProblem(ExecutedAtom atom) => string.Create(
        CultureInfo.InvariantCulture,
        $"Step {atom.Step}, line {atom.Problem!.Line}: the kernel may not take it, for {atom.Problem.Problem}.");

    private static void Confirm(IReadOnlyList<FrameBreach> breaches, List<PlanViolation> confirmed, List<string> obstacles)
    {
        foreach (var breach in breaches)
        {
            if (BreachConfirmation.Of(breach) is { } violation)
            {
                confirmed.Add(violation);
            }
            else
            {
                obstacles.Add($"{Where(breach.Now.Atom)}: {breach.Frame} on {breach.Passage} may {(breach.Opens ? "pass" : "be dropped")}, and the interpreter doesn't confirm it.");
            }
        }
    }

    private static string Where(ExecutedAtom? atom) => atom is null ? "At the end of the plan" : string.Create(CultureInfo.InvariantCulture, $"Behind step {atom.Step}, line {atom.LastLine}");
}
