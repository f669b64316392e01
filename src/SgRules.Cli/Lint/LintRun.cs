using System.Text;
using SgRules.Analysis;
using SgRules.Cli.Commands;
using SgRules.Cli.Messages;
using SgRules.Cli.Models;
using SgRules.Model;

namespace SgRules.Cli.Lint;

/// <summary>Lints a model that has no errors; of one that has, they are reported.</summary>
internal sealed class LintRun(Terminal terminal, ModelText text, CompilerOptions options, CancellationToken interrupted)
{
    public int Run(ReportFormat format, bool failsOnFindings)
    {
        var compilation = Compilation.Of(text, options, interrupted);
        var errors = compilation.Findings.Count(finding => finding.Severity == DiagnosticSeverity.Error);
        var findings = errors == 0 ? Lint(compilation.Zone!) : (ValueList<LintFinding>?)null;
        if (format == ReportFormat.Json)
        {
            LintJson.Write(terminal.Output, text.Name, compilation.Findings, findings);
        }
        else
        {
            Print(compilation.Findings, errors, findings);
        }

        return errors > 0 || (failsOnFindings && findings is { IsEmpty: false }) ? ExitCode.ModelHasErrors : ExitCode.Fine;
    }

    private ValueList<LintFinding> Lint(Zone zone)
    {
        var found = ZoneLint.Of(zone, new LintOptions { AllowDns = options.AllowDns }, interrupted);
        var located = ZoneJson.Locate(text.Utf8.Span, found.Select(finding => finding.Diagnostic).ToValueList());
        return found.Zip(located, (finding, diagnostic) => finding with { Diagnostic = diagnostic }).ToValueList();
    }

    private void Print(ValueList<Diagnostic> ofModel, int errors, ValueList<LintFinding>? findings)
    {
        var printer = new FindingPrinter(terminal);
        printer.Print(ofModel);
        printer.Print((findings ?? []).Select(finding => finding.Diagnostic).ToValueList());
        printer.Finish();
        var lint = findings is { } found ? Wording.Count(found.Count, "finding") : "not linted: correct the errors first";
        var counts = $"{Wording.Count(errors, "error")}, {Wording.Count(ofModel.Count - errors, "warning")} of the model, {lint}";
        terminal.Output.Write(Encoding.UTF8.GetBytes($"{Printable.Escape(text.Name)}: {counts}\n"));
    }
}
