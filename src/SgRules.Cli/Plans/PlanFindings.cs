using SgRules.Cli.Messages;

namespace SgRules.Cli.Plans;

/// <summary>What was found on the way to a plan: printed, and of its errors so many kept as are printed.</summary>
internal sealed class PlanFindings(Terminal terminal)
{
    private readonly FindingPrinter _printer = new(terminal);

    private readonly List<Diagnostic> _errors = [];

    public ValueList<Diagnostic> Errors => [.. _errors];

    public bool HasErrors => _errors.Count > 0;

    public int ExitCode => _printer.ExitCode;

    public void Print(ValueList<Diagnostic> findings)
    {
        _printer.Print(findings);
        _errors.AddRange(findings.Where(finding => finding.Severity == DiagnosticSeverity.Error).Take(FindingPrinter.MaxPrinted - _errors.Count));
    }

    /// <summary>Says how many findings weren't printed.</summary>
    public void Finish() => _printer.Finish();
}
