using System.Diagnostics;
using static System.FormattableString;

namespace SgRules.Laboratory;

/// <summary>Runs system programs, in the namespace of the calling thread.</summary>
internal sealed class Tool : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    // A lock of our own, that no other process waits for or is kept waiting by; in memory, so that nothing is left.
    private readonly int _lock = LibC.Checked(LibC.CreateMemoryFile("xtables.lock", LibC.MemoryFileCloseOnExec), "memfd_create");

    /// <summary>The lock of iptables that is this laboratory's.</summary>
    public string LockFile => Invariant($"/proc/{Environment.ProcessId}/fd/{_lock}");

    public static ImmutableArray<string> Names { get; } =
    [
        "ip", "bridge", "ipset", "ebtables-nft-restore", "ebtables-nft-save",
        .. from family in new[] { "iptables", "ip6tables" }
           from backend in new[] { "legacy", "nft" }
           from action in new[] { "restore", "save" }
           select $"{family}-{backend}-{action}",
    ];

    /// <summary>Where a program is, <see langword="null"/> if it isn't installed. An ordinary user's PATH lacks the folders of the system's.</summary>
    public static string? Find(string name) => (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(':')
        .Concat(["/usr/local/sbin", "/usr/sbin", "/sbin"])
        .Where(folder => folder.Length > 0)
        .Select(folder => Path.Combine(folder, name))
        .FirstOrDefault(File.Exists);

    /// <summary>Runs a program and gives what it prints; what it says when it fails is an exception.</summary>
    public string Output(string name, string input, params string[] arguments)
    {
        var (status, output, error) = Run(name, input, arguments);
        return status == 0 ? output : throw new LabException($"{name} {string.Join(' ', arguments)}: {error.Trim()}");
    }

    /// <summary>Runs a program to its end, or for a minute.</summary>
    public (int Status, string Output, string Error) Run(string name, string input, params string[] arguments)
    {
        var start = new ProcessStartInfo(Find(name) ?? throw new LabException($"{name} is not installed."), arguments)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["XTABLES_LOCKFILE"] = LockFile;
        start.Environment["LC_ALL"] = "C";
        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        var writing = WriteAsync(process, input);
        if (!process.WaitForExit(Limit))
        {
            process.Kill();
            throw new LabException(Invariant($"{name} {string.Join(' ', arguments)} did not end within {Limit.TotalSeconds} s."));
        }

        Task.WaitAll(writing, output, error);
        return (process.ExitCode, output.Result, error.Result);
    }

    public void Dispose() => _ = LibC.Close(_lock);

    private static async Task WriteAsync(Process process, string input)
    {
        try
        {
            await process.StandardInput.WriteAsync(input).ConfigureAwait(false);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It stopped reading at the first line that it refuses, and says so.
        }
    }
}
