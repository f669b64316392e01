namespace SgRules.Laboratory;

/// <summary>Keeps this thread on one CPU until disposed. The kernel then processes what it sends in the order in which it is sent.</summary>
internal readonly ref struct CpuPin
{
    private readonly byte[] _before;

    private CpuPin(byte[] before) => _before = before;

    public static CpuPin Here(int preference)
    {
        var mask = new byte[128];
        LibC.Checked(LibC.GetAffinity(0, (nuint)mask.Length, mask), "sched_getaffinity");
        var allowed = Enumerable.Range(0, mask.Length * 8).Where(cpu => (mask[cpu / 8] >> (cpu % 8) & 1) == 1).ToArray();
        var chosen = allowed[preference % allowed.Length];
        var pin = new byte[mask.Length];
        pin[chosen / 8] = (byte)(1 << (chosen % 8));
        LibC.Checked(LibC.SetAffinity(0, (nuint)pin.Length, pin), "sched_setaffinity");
        return new CpuPin(mask);
    }

    // Back to where it was: tools started later are not to be bound to one CPU.
    public void Dispose() => _ = LibC.SetAffinity(0, (nuint)_before.Length, _before);
}
