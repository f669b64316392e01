using System.CommandLine;
using SgRules.Cli.Lint;
using SgRules.Cli.Messages;

namespace SgRules.Cli.Commands;

/// <summary><c>sgrules lint</c>: what compiles and is likely not what was meant.</summary>
internal static class LintCommand
{
    public static Command Create(Terminal terminal)
    {
        var model = ModelArgument.Create();
        var format = ChoiceOption.Create("--format", "What the report is written as.", ("text", ReportFormat.Text), ("json", ReportFormat.Json));
        var noDns = new Option<bool>("--no-dns") { Description = "Let egress rules decide about DNS too, as compile does." };
        var rules = ChoiceOption.ZoneRules();
        var exitCode = new Option<bool>("--exit-code") { Description = "Exit 1 if anything is found, for pipelines; without it, only if the model has errors." };
        var command = new Command("lint", "Finds rules that can never matter, groups that nobody uses, peers that resolve to nothing, open ports, and egress rules that lock too much or nothing.")
        {
            model, format, noDns, rules, exitCode,
        };
        command.SetAction(given =>
        {
            var options = new CompilerOptions { AllowDns = !given.GetValue(noDns), ZoneRules = given.GetValue(rules) };
            var text = ModelArgument.Read(given.GetValue(model), terminal);
            using var interruption = new Interruption(terminal);
            return new LintRun(terminal, text, options, interruption.Token).Run(given.GetValue(format), given.GetValue(exitCode));
        });
        return command;
    }
}
