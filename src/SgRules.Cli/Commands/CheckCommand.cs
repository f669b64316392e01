using System.CommandLine;
using System.Text;
using SgRules.Cli.Messages;
using SgRules.Cli.Models;

namespace SgRules.Cli.Commands;

/// <summary><c>sgrules check</c>: everything that is wrong with a model, or every code there is.</summary>
internal static class CheckCommand
{
    public static Command Create(Terminal terminal)
    {
        var model = ModelArgument.Create();
        var list = new Option<bool>("--list") { Description = "List all codes instead, with what to do about each." };
        var format = ChoiceOption.Create("--format", "What the report is written as.", ("text", ReportFormat.Text), ("json", ReportFormat.Json));
        var rules = ChoiceOption.ZoneRules();
        var command = new Command("check", "Reports everything that is wrong with a zone.") { model, list, format, rules };
        command.Validators.Add(given =>
        {
            if (given.GetValue(list) && given.GetValue(model) is not null)
            {
                given.AddError("--list lists all codes and takes no MODEL.");
            }
        });
        command.SetAction(given => given.GetValue(list)
            ? List(terminal, given.GetValue(format))
            : Check(terminal, ModelArgument.Read(given.GetValue(model), terminal), given.GetValue(format), given.GetValue(rules)));
        return command;
    }

    private static int Check(Terminal terminal, ModelText text, ReportFormat format, ZoneRules rules)
    {
        var findings = Findings(Compilation.Of(text, new CompilerOptions { ZoneRules = rules }));
        if (format == ReportFormat.Json)
        {
            JsonReports.WriteFindings(terminal.Output, text.Name, findings);
            return findings.Any(finding => finding.Severity == DiagnosticSeverity.Error) ? ExitCode.ModelHasErrors : ExitCode.Fine;
        }

        var printer = new FindingPrinter(terminal);
        printer.Print([.. findings]);
        printer.Finish();
        var counts = $"{Wording.Count(printer.Errors, "error")}, {Wording.Count(printer.Warnings, "warning")}";
        terminal.Output.Write(Encoding.UTF8.GetBytes($"{Printable.Escape(text.Name)}: {counts}\n"));
        return printer.ExitCode;
    }

    private static List<Diagnostic> Findings(Compilation compilation)
    {
        var findings = compilation.Findings.ToList();
        foreach (var host in compilation.Hosts)
        {
            // Only compiling shows what the target can't express.
            findings.AddRange(compilation.Compile(host).Diagnostics);
        }

        return findings;
    }

    private static int List(Terminal terminal, ReportFormat format)
    {
        if (format == ReportFormat.Json)
        {
            JsonReports.WriteCodes(terminal.Output, DiagnosticCatalog.All);
            return ExitCode.Fine;
        }

        var text = new StringBuilder();
        foreach (var code in DiagnosticCatalog.All)
        {
            text.Append(code.Code).Append(' ').Append(JsonReports.Word(code.Severity)).Append(": ").Append(code.Title).Append('\n')
                .Append("    ").Append(code.Remedy).Append('\n');
        }

        terminal.Output.Write(Encoding.UTF8.GetBytes(text.ToString()));
        return ExitCode.Fine;
    }
}
