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

    private const int Medium = 4_000;

    private const int Large = 10_000;

    private const int Attempts = 2;

    // So often before something is said to be worse.
    private const int MaxAttempts = 5;

    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(0.5);

    private readonly Measurement _measurement = new();

    private readonly List<Figure> _figures = [];

    private readonly List<string> _complaints = [];

    // In words: the works would keep their samples.
    private readonly List<string> _misses = [];

    private Dictionary<string, Figure> _record = [];

    private bool _records;

    public int Run(ReadOnlySpan<string> options)
    {
        _records = options.Contains("--record");
        _record = Baseline.Read();
        foreach (var list in WorkLists.ThatGrow)
        {
            Judge([.. list(Small)], [.. list(Large)]);
        }

        foreach (var list in WorkLists.OfOneSize)
        {
            Judge([.. list(Medium)], []);
        }

        return _records ? Record() : Finish();
    }

    private void Judge(List<Work> works, List<Work> large)
    {
        var limits = new Limits(_record);
        List<Growth> growths = [.. works.Zip(large, (one, ten) => new Growth(one, ten))];
        List<string> complaints = [];
        _measurement.WarmUp(works, WarmUp);
        for (var attempt = 1; attempt <= Attempts || (attempt <= MaxAttempts && !_records && complaints.Count > 0); attempt++)
        {
            _measurement.Run(works, large);
            growths.ForEach(growth => growth.Take());
            complaints = [.. works.SelectMany(work => limits.Worse(work, Ratio(work))), .. large.SelectMany(work => limits.Worse(work, ratio: null)), .. growths.SelectMany(limits.Steeper)];
        }

        _complaints.AddRange(complaints);
        _figures.AddRange(works.Select(work => FigureOf(work, null)).Concat(growths.Select(growth => FigureOf(growth.Ten, growth))));
        _misses.AddRange(growths.Select(new Limits(_records ? _figures.ToDictionary(figure => figure.Name, StringComparer.Ordinal) : _record).Miss).OfType<string>());
        works.ForEach(Show);
        growths.ForEach(Show);
    }

    private void Show(Work work) =>
        Say($"{work.FullName,-38}{work.Best / 1e6,9:F2} ms {Ratio(work),8:F2} x plain loop {work.Allocated / 1e6,8:F2} MB {work.Out,10} out");

    private void Show(Growth growth) =>
        Say($"{growth.Ten.FullName,-38}{growth.Ten.Best / 1e6,9:F2} ms {growth.Least,8:F1} x {growth.One.Instances} (at most seen {growth.Most:F1}) {growth.OfMemory,8:F1} x memory, {growth.Ten.Collecting:P0} in collections");

    private double Ratio(Work work) => Math.Round((double)work.Best / _measurement.Yardstick, 2);

    private Figure FigureOf(Work work, Growth? growth) => new(work.FullName, Ratio(work), work.Allocated, work.Out, growth is null ? null : Math.Round(growth.Most, 1));

    private int Record()
    {
        Baseline.Write(_figures);
        Say($"recorded {_figures.Count} works");
        _misses.ForEach(output.WriteLine);
        return 0;
    }

    private int Finish()
    {
        _misses.ForEach(output.WriteLine);
        _complaints.AddRange(_record.Keys.Except(_figures.Select(figure => figure.Name), StringComparer.Ordinal).Select(name => $"{name}: on record, but nothing measures it"));
        _complaints.ForEach(complaint => output.WriteLine($"WORSE {complaint}"));
        Say($"{_complaints.Count} worse than on record, {_figures.Count} measured");
        if (_complaints.Count > 0)
        {
            output.WriteLine("If that is meant, record again and let the reviewer see it: dotnet run -c Release --project benchmarks/SgRules.Benchmarks -- gate --record");
        }

        return _complaints.Count == 0 ? 0 : 1;
    }

    private void Say(FormattableString line) => output.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
