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
        var layout = ChoiceOption.Layout();
        var noDns = new Option<bool>("--no-dns") { Description = "Let egress rules decide about DNS too, as compile does." };
        var rules = ChoiceOption.ZoneRules();
        var command = new Command("check", "Reports everything that is wrong with a zone.") { model, list, format, layout, noDns, rules };
        command.Validators.Add(given =>
        {
            if (given.GetValue(list) && given.GetValue(model) is not null)
            {
                given.AddError("--list lists all codes and takes no MODEL.");
            }
        });
        command.SetAction(given =>
        {
            if (given.GetValue(list))
            {
                return List(terminal, given.GetValue(format));
            }

            var options = new CompilerOptions { Layout = given.GetValue(layout), AllowDns = !given.GetValue(noDns), ZoneRules = given.GetValue(rules) };
            return Check(terminal, ModelArgument.Read(given.GetValue(model), terminal), given.GetValue(format), options);
        });
        return command;
    }

    private static int Check(Terminal terminal, ModelText text, ReportFormat format, CompilerOptions options)
    {
        var findings = Findings(Compilation.Of(text, options));
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
            // Only compiling shows what the target and the layout can't express.
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
