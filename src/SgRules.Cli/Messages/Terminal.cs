namespace SgRules.Cli.Messages;

/// <summary>Where a run reads and writes: the streams of the process, or those of a test.</summary>
internal sealed class Terminal(Stream input, Stream output, TextWriter error)
{
    private const string ClearLine = "\r\e[K";

    private const string Red = "\e[31m";

    private const string Yellow = "\e[33m";

    private const string NoColor = "\e[0m";

    private bool _showsProgress;

    public Stream Input { get; } = input;

    public Stream Output { get; } = output;

    /// <summary>Whether a person watches standard error, and so sees progress.</summary>
    public bool IsWatched { get; init; }

    /// <summary>Whether severities are coloured.</summary>
    public bool HasColor { get; init; }

    /// <summary>Says that the user wants the run to end.</summary>
    public CancellationToken Interrupted { get; init; }

    /// <summary>Whether signals of the process are this terminal's.</summary>
    public bool OwnsSignals { get; init; }

    /// <summary>The terminal of the process; the streams stay the caller's.</summary>
    public static Terminal OfProcess(Stream input, Stream output)
    {
        var watched = !Console.IsErrorRedirected;
        return new Terminal(input, output, Console.Error)
        {
            IsWatched = watched,
            OwnsSignals = true,
            HasColor = watched && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")),
        };
    }

    /// <summary>Writes one line to standard error; line breaks and other controls in it are escaped.</summary>
    public void Say(string line) => WriteLine(Printable.Escape(line));

    /// <summary>Writes a finding to standard error as one line.</summary>
    public void Say(Diagnostic finding)
    {
        var line = Printable.Escape(finding.ToString());
        var (word, color) = finding.Severity == DiagnosticSeverity.Error ? ("error", Red) : ("warning", Yellow);
        WriteLine(HasColor ? line.Replace($": {word} {finding.Code}: ", $": {color}{word}{NoColor} {finding.Code}: ", StringComparison.Ordinal) : line);
    }

    /// <summary>Shows how far the work is, on a line that the next message replaces.</summary>
    public void ShowProgress(string text)
    {
        if (IsWatched)
        {
            error.Write($"{ClearLine}{text}");
            _showsProgress = true;
        }
    }

    public void EndProgress()
    {
        if (_showsProgress)
        {
            error.Write(ClearLine);
            _showsProgress = false;
        }
    }

    private void WriteLine(string line)
    {
        EndProgress();
        error.Write($"{line}\n");
    }
}
