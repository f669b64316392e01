using System.Diagnostics;
using System.Globalization;

namespace SgRules.Benchmarks;

/// <summary>One million instances over 20,000 hosts, compiled and written on all cores to where only the bytes are counted.</summary>
internal static class Million
{
    private const int Hosts = 20_000;

    public static void Run(TextWriter output)
    {
        var zone = new CompiledZone(ShapedZone.OfHosts(Hosts));
        var start = Stopwatch.GetTimestamp();
        var bytes = zone.CompileSideBySide();
        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        using var process = Process.GetCurrentProcess();
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Hosts:N0} hosts, {bytes:N0} bytes in {seconds:F1} s on {Environment.ProcessorCount} cores, at most {process.PeakWorkingSet64 / 1e9:F1} GB"));
    }
}
