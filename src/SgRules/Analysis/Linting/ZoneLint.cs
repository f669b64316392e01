using SgRules.Model;

namespace SgRules.Analysis;

/// <summary>Reads a zone for what compiles and is likely not what was meant: rules that can never matter, groups that nobody uses, peers that resolve to nothing, open ports, egress rules that lock too much or nothing.</summary>
/// <remarks>
/// <para>
/// That a rule never matters is exact (design, section 7): it is found exactly if the zone without that one rule lets every NIC send and receive
/// the same packets, of both families, in every connection state, whoever is at the other end. If that isn't so of a rule with several peers, it
/// is said of those of its peers of which it is so.
/// Every finding is about deleting that one alone: of rules that cover each other, one has to stay, and their messages say so.
/// </para>
/// <para>
/// The rules of a group that is in force nowhere (<see cref="LintFindings.GroupUnused"/>, <see cref="LintFindings.GroupIdle"/>) never matter as a
/// whole, which isn't said again of each; they are judged as those of an instance with both families that is in this group alone.
/// </para>
/// </remarks>
public static class ZoneLint
{
    /// <summary>Everything that lint finds.</summary>
    /// <param name="zone">The zone, without errors; of a wrong one, what is wrong may be left out or be found to be without effect.</param>
    /// <param name="options">What to assume; <see langword="null"/> for <see cref="LintOptions.Default"/>.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    /// <returns>The findings by place in the model, then by code.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="zone"/> is null.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public static ValueList<LintFinding> Of(Zone zone, LintOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(zone);
        var linted = new LintedZone(zone, options ?? LintOptions.Default, cancellationToken);
        var log = new LintLog();
        IdleGroups.Find(linted, log);
        AbsentAddresses.Find(linted, log);
        OpenServices.Find(linted, log);
        if (!linted.Groups.IsEmpty)
        {
            log.LookAt(linted.Groups[0]);
            FindByRules(linted, log, cancellationToken);
        }

        return log.InModelOrder();
    }

    private static void FindByRules(LintedZone zone, LintLog log, CancellationToken cancellationToken)
    {
        try
        {
            var spaces = new RuleSpaces(zone);
            var needless = NeedlessRules.Find(zone, spaces, log, cancellationToken);
            new EgressLint(zone, spaces, log).Find(needless);
        }
        catch (DiagramBudgetException budget)
        {
            log.AddIncomplete(budget.Limit);
        }
    }
}
