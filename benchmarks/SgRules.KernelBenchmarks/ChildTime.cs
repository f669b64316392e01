using System.Runtime.InteropServices;

namespace SgRules.KernelBenchmarks;

/// <summary>The CPU time, user's and system's, of programs that this process started and that have ended.</summary>
internal static partial class ChildTime
{
    private const int Children = -1;

    // struct rusage begins with the two times, seconds and microseconds each; the whole is 144 bytes.
    private const int UsageLongs = 18;

    /// <summary>Runs one program and gives its CPU time, in milliseconds.</summary>
    public static double Of(Action run)
    {
        var before = Now();
        run();
        return (Now() - before) / 1000.0;
    }

    private static long Now()
    {
        Span<long> usage = stackalloc long[UsageLongs];
        _ = ReadUsage(Children, usage);
        return ((usage[0] + usage[2]) * 1_000_000) + usage[1] + usage[3];
    }

    [LibraryImport("libc", EntryPoint = "getrusage")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int ReadUsage(int who, Span<long> usage);
}
