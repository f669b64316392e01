using System.Text;
using SgRules.Cli.Messages;

namespace SgRules.Cli.Testing;

/// <summary>Runs the command line in process.</summary>
internal static class Tool
{
    public static ToolRun Run(params string[] args) => RunWith(string.Empty, args);

    /// <summary>Runs with a text on standard input.</summary>
    public static ToolRun RunWith(string input, params string[] args)
    {
        using var output = new MemoryStream();
        using var error = new StringWriter();
        using var text = new MemoryStream(Encoding.UTF8.GetBytes(input));
        var exitCode = CommandLine.Run(args, new Terminal(text, output, error));
        return new ToolRun(exitCode, Encoding.UTF8.GetString(output.ToArray()), error.ToString());
    }

    /// <summary>Runs as if a person watched standard error.</summary>
    public static ToolRun RunWatched(bool color, string input, params string[] args)
    {
        using var output = new MemoryStream();
        using var error = new StringWriter();
        using var text = new MemoryStream(Encoding.UTF8.GetBytes(input));
        var exitCode = CommandLine.Run(args, new Terminal(text, output, error) { IsWatched = true, HasColor = color });
        return new ToolRun(exitCode, Encoding.UTF8.GetString(output.ToArray()), error.ToString());
    }

    /// <summary>Runs as if the person who watches pressed Ctrl-C on reading some words of progress.</summary>
    public static ToolRun RunInterrupted(string words, string input, params string[] args)
    {
        using var output = new MemoryStream();
        using var interruption = new CancellationTokenSource();
        using var error = new InterruptingWriter(words, interruption);
        using var text = new MemoryStream(Encoding.UTF8.GetBytes(input));
        var exitCode = CommandLine.Run(args, new Terminal(text, output, error) { IsWatched = true, Interrupted = interruption.Token });
        return new ToolRun(exitCode, Encoding.UTF8.GetString(output.ToArray()), error.ToString());
    }
}

internal sealed record ToolRun(int ExitCode, string Output, string Error);
