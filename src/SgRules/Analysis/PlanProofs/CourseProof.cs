using System.Globalization;
using SgRules.Updates;

namespace SgRules.Analysis;

/// <summary>Proves 6.1 and 6.2 for one family's table, on every way through FORWARD, and confirms what it finds.</summary>
internal sealed class CourseProof(UpdateTable kind, PlanProofOptions options)
{
    private readonly List<PlanViolation> _violations = [];
    private readonly List<string> _obstacles = [];

    public IReadOnlyList<PlanViolation> Violations => _violations;

    /// <summary>Where and why it can't be said, a sentence each.</summary>
    public IReadOnlyList<string> Obstacles => _obstacles;

    /// <summary>Proves a course. Where it can't be said of a run as a whole, the sets that are changed in it are looked at one by one.</summary>
    public void Prove(TableCourse course, CancellationToken cancellationToken)
    {
        var log = Judged(course, cancellationToken);
        var doubtful = new List<TableMoment>();
        foreach (var breach in log.Breaches)
        {
            if (BreachConfirmation.Of(kind, breach) is { } violation)
            {
                _violations.Add(violation);
            }
            else if (breach.Now.IsRun)
            {
                doubtful.Add(breach.Now);
            }
            else
            {
                _obstacles.Add($"{Where(breach.Now.Atom)}: {breach.Packet} on {breach.Passage} may {(breach.Opens ? "pass" : "be dropped")}, and the interpreter doesn't confirm it.");
            }
        }

        foreach (var (moment, obstacle) in log.Obstacles)
        {
            _obstacles.Add($"{Where(moment.Atom)}: {obstacle}.");
        }

        foreach (var run in _violations.Count == 0 ? doubtful.Distinct<TableMoment>(ReferenceEqualityComparer.Instance) : [])
        {
            ProveWithin(course, run, cancellationToken);
        }
    }

    private void ProveWithin(TableCourse course, TableMoment run, CancellationToken cancellationToken)
    {
        var within = course.Within(run, kind);
        if (within.Moments.Count > options.MaxMoments)
        {
            _obstacles.Add(string.Create(
                CultureInfo.InvariantCulture,
                $"{Where(run.Atom)}: {run.Most.Count} {(run.Most.Count == 1 ? "set changes" : "sets change")}, which can't be shown to be safe in whatever order; {within.Moments.Count} moments would have to be looked at one by one, and {options.MaxMoments} at most are."));
            return;
        }

        Prove(within, cancellationToken);
    }

    private SafetyLog Judged(TableCourse course, CancellationToken cancellationToken)
    {
        var log = new SafetyLog();
        if (course.IsTrivial)
        {
            return log;
        }

        var values = CourseValues.Of(course);
        foreach (var way in CourseWays.Of(course))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var here = On(way, course);
            if (here.IsTrivial)
            {
                continue;
            }

            try
            {
                new WaySafety(here, way, values, options, log).Prove(here, cancellationToken);
            }
            catch (DiagramBudgetException exceeded)
            {
                log.AddObstacle(here.All[^1], string.Create(CultureInfo.InvariantCulture, $"from {way.InInterface} to {way.OutInterface}, more than {exceeded.Limit} nodes of diagrams would be needed"));
            }
        }

        return log;
    }

    // Moments at which packets on the way meet what they meet at one of the two ends are proven.
    private static TableCourse On(Way way, TableCourse course)
    {
        var (old, @new) = (WayView.Of(course.Old, way), WayView.Of(course.New, way));
        var moments = course.Moments.ToImmutableArray().Select(moment => WayView.Of(moment, way)).Where(view => !view.IsSameAs(old) && !view.IsSameAs(@new));
        var end = course.End is null || WayView.Of(course.End, way).IsSameAs(@new) ? null : course.End;
        return course with { Moments = [.. moments.Select(view => view.Moment)], End = end };
    }

    private static string Where(ExecutedAtom? atom) => atom is null ? "At the end of the plan" : string.Create(CultureInfo.InvariantCulture, $"Behind step {atom.Step}, line {atom.LastLine}");
}
