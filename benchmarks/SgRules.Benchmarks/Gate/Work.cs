namespace SgRules.Benchmarks;

/// <summary>Something to measure, and the best that was seen of it.</summary>
/// <param name="Name">What it is, in the record.</param>
/// <param name="Instances">The size of its sample.</param>
/// <param name="Run">Does it; returns how much came out, which is always the same.</param>
internal sealed record Work(string Name, int Instances, Func<long> Run)
{
    /// <summary>Nanoseconds of the fastest turn.</summary>
    public long Best { get; private set; } = long.MaxValue;

    /// <summary>Bytes allocated in the turn that allocated least.</summary>
    public long Allocated { get; private set; } = long.MaxValue;

    /// <summary>How much came out: bytes, rules, findings or steps.</summary>
    public long Out { get; private set; }

    public string FullName => FormattableString.Invariant($"{Name} {Instances}");

    public void Measure()
    {
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        var start = ThreadClock.Now();
        Out = Run();
        Best = Math.Min(Best, ThreadClock.Now() - start);
        Allocated = Math.Min(Allocated, GC.GetAllocatedBytesForCurrentThread() - allocated);
    }

    public void Forget() => (Best, Allocated) = (long.MaxValue, long.MaxValue);
}
