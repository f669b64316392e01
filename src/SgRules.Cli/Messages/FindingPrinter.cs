using System.Globalization;

namespace SgRules.Cli.Messages;

/// <summary>Prints findings to standard error as they come, so many and no more.</summary>
internal sealed class FindingPrinter(Terminal terminal)
{
    public const int MaxPrinted = 1000;

    private int _count;

    public int Errors { get; private set; }

    public int Warnings => _count - Errors;

    public int ExitCode => Errors > 0 ? Cli.ExitCode.ModelHasErrors : Cli.ExitCode.Fine;

    public void Print(ValueList<Diagnostic> findings)
    {
        foreach (var finding in findings)
        {
            Errors += finding.Severity == DiagnosticSeverity.Error ? 1 : 0;
            if (++_count <= MaxPrinted)
            {
                terminal.Say(finding);
            }
        }
    }

    /// <summary>Says how many findings weren't printed.</summary>
    public void Finish()
    {
        if (_count > MaxPrinted)
        {
            terminal.Say(string.Create(CultureInfo.InvariantCulture, $"... and {_count - MaxPrinted} more"));
        }
    }
}
