using System.Diagnostics;

namespace SgRules.Benchmarks;

/// <summary>Measures works beside each other: they take turns, and the fastest turn of each counts.</summary>
internal sealed class Measurement
{
    // A small work is over so fast that it has several turns while a large one has one.
    private const int TurnsOfSmall = 3;

    private const int TurnsAlone = 2;

    private readonly Work _yardstick = new("plain loop", 0, new PlainLoop().Run);

    /// <summary>Nanoseconds of the plain loop.</summary>
    public long Yardstick => _yardstick.Best;

    /// <summary>Runs works for a while without keeping what it took, so that their code is the compiler's last word.</summary>
    public void WarmUp(IReadOnlyList<Work> works, TimeSpan time)
    {
        var start = Stopwatch.GetTimestamp();
        do
        {
            Turn(works);
        }
        while (Stopwatch.GetElapsedTime(start) < time);

        foreach (var work in works.Append(_yardstick))
        {
            work.Forget();
        }
    }

    public void Run(IReadOnlyList<Work> small, IReadOnlyList<Work> large)
    {
        for (var turns = large.Count > 0 ? TurnsOfSmall : TurnsAlone; turns > 0; turns--)
        {
            Turn(small);
        }

        Turn(large);
    }

    private void Turn(IEnumerable<Work> works)
    {
        foreach (var work in works)
        {
            // What another work left isn't collected at this one's cost.
            GC.Collect(0);
            _yardstick.Measure();
            work.Measure();
        }
    }
}
