using System.Diagnostics;
using System.Text;

namespace SgRules.Laboratory;

/// <summary>A script that runs on the laboratory's host, in a process group of its own.</summary>
/// <remarks>Behind each call of a tool that changes something it waits until it was looked at twice: what is done in between meets every state.</remarks>
internal sealed class ScriptRun : IDisposable
{
    // rw- for the owner, by the C library's numbers.
    private const int ReadableAndWritable = 0x180;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    private readonly DirectoryInfo _folder;
    private readonly Process _process;
    private readonly FileStream _log;
    private readonly FileStream _gate;
    private readonly Task<string> _output;
    private readonly Task<string> _error;
    private readonly StringBuilder _read = new();
    private readonly byte[] _buffer = new byte[4096];
    private int _ended;
    private int _released;

    private ScriptRun(DirectoryInfo folder, Process process)
    {
        (_folder, _process) = (folder, process);
        _log = new FileStream(LogIn(folder), FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        _gate = new FileStream(GateIn(folder), FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite, bufferSize: 0);
        _output = process.StandardOutput.ReadToEndAsync();
        _error = process.StandardError.ReadToEndAsync();
        process.StandardInput.Close();
    }

    public bool HasExited => _process.HasExited;

    /// <summary>How often a tool that changes something has been started.</summary>
    public int Calls { get; private set; }

    /// <summary>The tool that is changing something now, or <see langword="null"/>.</summary>
    public string? Calling { get; private set; }

    /// <summary>Starts one in the namespace of the calling thread.</summary>
    public static ScriptRun Start(string script, Backend backend, string lockFile)
    {
        var folder = Directory.CreateTempSubdirectory("sgrules-script-");
        var path = Path.Combine(folder.FullName, "plan.sh");
        File.WriteAllText(path, script);
        File.WriteAllText(LogIn(folder), string.Empty);
        LibC.Checked(LibC.MakePipe(GateIn(folder), ReadableAndWritable), "mkfifo");
        var start = new ProcessStartInfo(Tool.Find("setsid") ?? throw new LabException("setsid is not installed."), ["/bin/sh", path])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["PATH"] = $"{ToolFolder.Of(backend).Path}:/usr/local/sbin:/usr/sbin:/sbin:/usr/local/bin:/usr/bin:/bin";
        start.Environment[ToolFolder.LogVariable] = LogIn(folder);
        start.Environment[ToolFolder.GateVariable] = GateIn(folder);
        start.Environment["XTABLES_LOCKFILE"] = lockFile;
        return new ScriptRun(folder, Process.Start(start)!);
    }

    /// <summary>Reads what the tools have written since the last time; lets those go on that had ended by then.</summary>
    public void Look()
    {
        for (; _released < _ended; _released++)
        {
            _gate.Write("\n"u8);
        }

        var known = _read.Length;
        for (int length; (length = _log.Read(_buffer)) > 0;)
        {
            _read.Append(Encoding.ASCII.GetString(_buffer, 0, length));
        }

        if (_read.Length == known)
        {
            return;
        }

        var lines = _read.ToString().Split('\n');
        _ended = lines.Count(line => line.StartsWith('-'));
        Calls = lines.Count(line => line.StartsWith('+'));
        Calling = lines.Length > 1 && lines[^2].StartsWith('+') ? lines[^2][2..] : null;
    }

    /// <summary>Kills it with all that it has started, at once.</summary>
    public void Kill()
    {
        _ = LibC.Kill(-_process.Id, LibC.SignalKill);
        _process.WaitForExit();

        // A tool that is in the middle of a call of the kernel's ends behind it.
        for (var wait = 0; wait < 100 && LibC.Kill(-_process.Id, 0) == 0; wait++)
        {
            Thread.Sleep(2);
        }
    }

    /// <summary>Waits for its end.</summary>
    public (int Status, string Output, string Error) End()
    {
        if (!_process.WaitForExit(Limit))
        {
            Kill();
            throw new LabException("A script did not end within a minute.");
        }

        Look();
        return (_process.ExitCode, _output.Result, _error.Result);
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            Kill();
        }

        _log.Dispose();
        _gate.Dispose();
        _process.Dispose();
        _folder.Delete(recursive: true);
    }

    private static string GateIn(DirectoryInfo folder) => Path.Combine(folder.FullName, "gate");

    private static string LogIn(DirectoryInfo folder) => Path.Combine(folder.FullName, "log");
}
