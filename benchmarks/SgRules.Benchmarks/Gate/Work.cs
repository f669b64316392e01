namespace SgRules.Benchmarks;

/// <summary>Something to measure, and the best that was seen of it.</summary>
/// <param name="Name">What it is, in the record.</param>
/// <param name="Instances">The size of its sample.</param>
/// <param name="Run">Does it; returns how much came out, which is always the same.</param>
internal sealed record Work(string Name, int Instances, Func<long> Run)
{
    private long _lately = long.MaxValue;

    /// <summary>Nanoseconds of the fastest turn.</summary>
    public long Best { get; private set; } = long.MaxValue;

    /// <summary>Which part of the fastest turn went into collections, from 0 to 1.</summary>
    public double Collecting { get; private set; }

    /// <summary>Bytes allocated in the turn that allocated least.</summary>
    public long Allocated { get; private set; } = long.MaxValue;

    /// <summary>How much came out: bytes, rules, findings or steps.</summary>
    public long Out { get; private set; }

    public string FullName => FormattableString.Invariant($"{Name} {Instances}");

    public void Measure()
    {
        var (allocated, paused) = (GC.GetAllocatedBytesForCurrentThread(), GC.GetTotalPauseDuration());
        var start = ThreadClock.Now();
        Out = Run();
        var time = ThreadClock.Now() - start;
        Allocated = Math.Min(Allocated, GC.GetAllocatedBytesForCurrentThread() - allocated);
        _lately = Math.Min(_lately, time);
        if (time < Best)
        {
            (Best, Collecting) = (time, Math.Min(1, (GC.GetTotalPauseDuration() - paused).TotalNanoseconds / time));
        }
    }

    /// <summary>The nanoseconds of the fastest turn since the last call.</summary>
    public long TakeLately()
    {
        var lately = _lately;
        _lately = long.MaxValue;
        return lately;
    }

    public void Forget() => (_lately, Best, Allocated) = (long.MaxValue, long.MaxValue, long.MaxValue);
}
