using System.Globalization;

namespace SgRules.Benchmarks;

/// <summary>What the record lets pass, and what of a measurement it doesn't.</summary>
internal sealed class Limits(IReadOnlyDictionary<string, Figure> record)
{
    private const double TimeTolerance = 1.5;

    private const double AllocationTolerance = 1.02;

    private const double MaxGrowth = 11;

    /// <summary>What a work does worse than on record.</summary>
    /// <param name="work">The work.</param>
    /// <param name="ratio">Its time as a multiple of the plain loop's; <see langword="null"/> where that isn't judged.</param>
    public IEnumerable<string> Worse(Work work, double? ratio)
    {
        if (record.GetValueOrDefault(work.FullName) is not { } before)
        {
            yield return $"{work.FullName}: not on record";
            yield break;
        }

        if (ratio > before.Ratio * TimeTolerance)
        {
            yield return Text($"{work.FullName}: slower, {ratio:F2} times the plain loop where {before.Ratio:F2} are on record and {before.Ratio * TimeTolerance:F2} are let pass");
        }

        if (work.Allocated > (before.Allocated * AllocationTolerance) + 1024)
        {
            yield return Text($"{work.FullName}: allocates more, {work.Allocated:N0} bytes where {before.Allocated:N0} are on record and {AllocationTolerance - 1:P0} more are let pass");
        }

        if (work.Out != before.Out)
        {
            yield return Text($"{work.FullName}: comes to something else, {work.Out:N0} where {before.Out:N0} is on record");
        }
    }

    /// <summary>How a work grows beyond what is let pass.</summary>
    public IEnumerable<string> Steeper(Growth growth)
    {
        if (growth.Least > LetPass(growth))
        {
            yield return Text($"{growth.Ten.FullName}: takes {growth.Least:F1} times as long as for {growth.One.Instances:N0}, and at most {LetPass(growth):F1} is let pass");
        }

        if (growth.OfMemory > MaxGrowth)
        {
            yield return Text($"{growth.Ten.FullName}: allocates {growth.OfMemory:F1} times as much as for {growth.One.Instances:N0}, and at most {MaxGrowth} is let pass");
        }
    }

    /// <summary>Says of a work that misses the target what it is held to instead.</summary>
    public string? Miss(Growth growth) => OnRecord(growth) is { } before && before > MaxGrowth
        ? Text($"over {MaxGrowth} on record: {growth.Ten.FullName}, {before:F1} times as long as for {growth.One.Instances:N0}, and held to {LetPass(growth):F1}; now {growth.Least:F1}, of which collections {growth.Ten.Collecting:P0}")
        : null;

    // Within the target the target counts, beyond it the record.
    private double LetPass(Growth growth) => OnRecord(growth) is { } before && before > MaxGrowth ? before * TimeTolerance : MaxGrowth;

    private double? OnRecord(Growth growth) => record.GetValueOrDefault(growth.Ten.FullName)?.Growth;

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
