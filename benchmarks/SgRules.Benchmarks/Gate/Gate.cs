using System.Globalization;

namespace SgRules.Benchmarks;

/// <summary>Compares what everything costs with the record, and what it costs of ten times as much.</summary>
/// <remarks>
/// A time counts only as a multiple of the plain loop's in the same run, of the thread's own CPU time, and the fastest of several turns; so it stands
/// still on a busy machine. What allocates isn't quite the same in each run: dictionaries grow by hash. How much comes out is exact.
/// </remarks>
internal sealed class Gate(TextWriter output)
{
    private const int Small = 1_000;

    private const int Large = 10_000;

    private const double TimeTolerance = 1.5;

    private const double AllocationTolerance = 1.02;

    private const double MaxGrowth = 11;

    // Less isn't judged by what it grows to: tables of hashes double.
    private const long Little = 1_000_000;

    private static readonly TimeSpan OfList = TimeSpan.FromSeconds(3);

    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(0.5);

    private readonly Measurement _measurement = new();

    private readonly List<Figure> _figures = [];

    private readonly List<string> _complaints = [];

    private Dictionary<string, Figure> _record = [];

    private bool _records;

    public int Run(ReadOnlySpan<string> options)
    {
        _records = options.Contains("--record");
        _record = Baseline.Read();
        foreach (var shape in Enum.GetValues<Shape>())
        {
            Judge(instances => WorkLists.OfStages(shape, instances));
        }

        Judge(WorkLists.OfPlans);
        Judge(WorkLists.OfZones);
        return _records ? Record() : Finish();
    }

    private void Judge(Func<int, IEnumerable<Work>> list)
    {
        List<Work> small = [.. list(Small)];
        List<Work> large = [.. list(Large)];
        _measurement.WarmUp(small, WarmUp);
        _measurement.Run(small, large, OfList);
        if (!_records && Complaints(small, large).Any())
        {
            // Once more before it is said: the fastest turn of both runs counts.
            _measurement.Run(small, large, OfList);
        }

        _complaints.AddRange(Complaints(small, large));
        _figures.AddRange(small.Concat(large).Select(FigureOf));
        foreach (var (one, ten) in small.Zip(large))
        {
            Say($"{one.Name,-34}{one.Best / 1e6,8:F2} ms {Ratio(one),7:F2} x plain loop {one.Allocated / 1e6,8:F2} MB {one.Out,10}; ten times: {Growth(one.Best, ten.Best),5:F1} x time {Growth(one.Allocated, ten.Allocated),5:F1} x memory");
        }
    }

    private IEnumerable<string> Complaints(List<Work> small, List<Work> large) =>
        [.. small.SelectMany(Slower), .. small.Concat(large).SelectMany(Different), .. small.Zip(large, Steeper).SelectMany(found => found)];

    private IEnumerable<string> Slower(Work work)
    {
        if (!_records && _record.GetValueOrDefault(work.FullName) is { } before && Ratio(work) > before.Ratio * TimeTolerance)
        {
            yield return Text($"{work.FullName}: slower, {Ratio(work):F2} times the plain loop where {before.Ratio:F2} are on record and {before.Ratio * TimeTolerance:F2} are let pass");
        }
    }

    private IEnumerable<string> Different(Work work)
    {
        if (_records)
        {
            yield break;
        }

        if (_record.GetValueOrDefault(work.FullName) is not { } before)
        {
            yield return $"{work.FullName}: not on record";
            yield break;
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

    private static IEnumerable<string> Steeper(Work one, Work ten)
    {
        // Ten times the instances may mean more than ten times the text: that is let pass in proportion.
        var let = MaxGrowth * Math.Max(1, Growth(one.Out, ten.Out) * Small / Large);
        if (Growth(one.Best, ten.Best) is var time && time > let)
        {
            yield return Text($"{one.Name}: takes {time:F1} times as long for {Large:N0} instances as for {Small:N0}, and at most {let:F1} is let pass");
        }

        if (Growth(Math.Max(one.Allocated, Little), ten.Allocated) is var memory && memory > let)
        {
            yield return Text($"{one.Name}: allocates {memory:F1} times as much for {Large:N0} instances as for {Small:N0}, and at most {let:F1} is let pass");
        }
    }

    private static double Growth(long one, long ten) => ten / Math.Max(one, 1.0);

    private double Ratio(Work work) => Math.Round((double)work.Best / _measurement.Yardstick, 2);

    private Figure FigureOf(Work work) => new(work.FullName, Ratio(work), work.Allocated, work.Out);

    private int Record()
    {
        Baseline.Write(_figures);
        Say($"recorded {_figures.Count} works");
        _complaints.ForEach(complaint => output.WriteLine($"note: {complaint}"));
        return 0;
    }

    private int Finish()
    {
        _complaints.AddRange(_record.Keys.Except(_figures.Select(figure => figure.Name), StringComparer.Ordinal).Select(name => $"{name}: on record, but nothing measures it"));
        _complaints.ForEach(complaint => output.WriteLine($"WORSE {complaint}"));
        Say($"{_complaints.Count} worse than on record, {_figures.Count} measured");
        if (_complaints.Count > 0)
        {
            output.WriteLine("If that is meant, record again and let the reviewer see it: dotnet run -c Release --project benchmarks/SgRules.Benchmarks -- gate --record");
        }

        return _complaints.Count == 0 ? 0 : 1;
    }

    private void Say(FormattableString line) => output.WriteLine(Text(line));

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
