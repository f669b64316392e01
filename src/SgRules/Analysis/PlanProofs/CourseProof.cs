namespace SgRules.Analysis;

/// <summary>Proves 6.1 and 6.2 for one family's table, on every way through FORWARD.</summary>
internal static class CourseProof
{
    public static SafetyLog Of(TableCourse course, PlanProofOptions options, CancellationToken cancellationToken)
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
                log.AddObstacle(here.All[^1], string.Create(
                    System.Globalization.CultureInfo.InvariantCulture,
                    $"from {way.InInterface} to {way.OutInterface}, more than {exceeded.Limit} nodes of diagrams would be needed"));
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
}
