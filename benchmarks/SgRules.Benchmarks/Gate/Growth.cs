namespace SgRules.Benchmarks;

/// <summary>A work and the same of ten times as many instances.</summary>
/// <remarks>Two figures go into a growth, and both err: so it is taken several times, and what is judged shows in each.</remarks>
internal sealed class Growth(Work one, Work ten)
{
    public Work One { get; } = one;

    public Work Ten { get; } = ten;

    /// <summary>The least that was seen: what is compared with a limit.</summary>
    public double Least { get; private set; } = double.MaxValue;

    /// <summary>The most that was seen: what is recorded.</summary>
    public double Most { get; private set; }

    /// <summary>Bytes, of less than a megabyte as if it were one: tables of hashes double.</summary>
    public double OfMemory => Ten.Allocated / Math.Max(One.Allocated, 1e6);

    /// <summary>Takes what the turns since the last call came to.</summary>
    public void Take()
    {
        var time = (double)Ten.TakeLately() / One.TakeLately();
        (Least, Most) = (Math.Min(Least, time), Math.Max(Most, time));
    }
}
