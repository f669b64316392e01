using System.CommandLine;
using System.Globalization;
using SgRules.Cli.Files;
using SgRules.Cli.Messages;
using SgRules.Cli.Models;

namespace SgRules.Cli.Commands;

/// <summary><c>sgrules compile</c>: a model's hosts to text.</summary>
internal static class CompileCommand
{
    public static Command Create(Terminal terminal)
    {
        var model = ModelArgument.Create();
        var host = new Option<string?>("--host") { Description = "Compile this host only.", HelpName = "HOST" };
        var layout = ChoiceOption.Layout();
        var comments = ChoiceOption.Create("--comments", "What the text says in comments.", ("brief", CommentStyle.Brief), ("none", CommentStyle.None));
        var noDns = new Option<bool>("--no-dns") { Description = "Let egress rules decide about DNS too; without it, guests may always ask." };
        var rules = ChoiceOption.ZoneRules();
        var folder = OutputOption.OfFolder("Write DIR/HOST/ with all documents and rules.map; without it, standard output.");
        var command = new Command("compile", "Compiles the hosts of a zone into ipset, iptables, ip6tables and ebtables text.") { model, host, layout, comments, noDns, rules, folder };
        command.SetAction(given =>
        {
            var options = new CompilerOptions { Layout = given.GetValue(layout), AllowDns = !given.GetValue(noDns), Comments = given.GetValue(comments), ZoneRules = given.GetValue(rules) };
            var text = ModelArgument.Read(given.GetValue(model), terminal);
            return new CompileRun(terminal, text, options).Run(given.GetValue(host), given.GetValue(folder));
        });
        return command;
    }

    private sealed class CompileRun(Terminal terminal, ModelText text, CompilerOptions options)
    {
        private readonly Compilation _compilation = Compilation.Of(text, options);

        private readonly FindingPrinter _findings = new(terminal);

        private readonly Preconditions _preconditions = new();

        private readonly List<string> _stopped = [];

        public int Run(string? host, string? folder)
        {
            var hosts = host is null ? _compilation.Hosts : [Known(host)];
            _findings.Print(_compilation.Findings);
            using (var output = folder is null ? (IHostOutput)new StreamOutput(terminal.Output) : new FolderOutput(folder))
            {
                Compile(hosts, output, showProgress: folder is not null);
                output.Complete();
            }

            _findings.Finish();
            _preconditions.Say(terminal);
            if (_stopped.Count > 0)
            {
                terminal.Say($"not compiled because of errors: {Wording.List(_stopped)}");
            }

            return _findings.ExitCode;
        }

        private void Compile(IReadOnlyList<string> hosts, IHostOutput output, bool showProgress)
        {
            for (var done = 0; done < hosts.Count && _compilation.Zone is not null; done++)
            {
                if (showProgress && hosts.Count > 1)
                {
                    terminal.ShowProgress(string.Create(CultureInfo.InvariantCulture, $"{done} of {hosts.Count} hosts"));
                }

                var result = _compilation.Compile(hosts[done]);
                _findings.Print(result.Diagnostics);
                if (result.Ruleset is not { } ruleset)
                {
                    _stopped.Add(hosts[done]);
                    continue;
                }

                _preconditions.Add(hosts[done], ruleset.Preconditions);
                output.Add(hosts[done], ruleset);
            }

            terminal.EndProgress();
        }

        private string Known(string host)
        {
            var hosts = _compilation.Hosts;
            return _compilation.Zone is null || hosts.Contains(host, StringComparer.Ordinal)
                ? host
                : throw new CommandException($"{text.Name} has no host '{host}'; {(hosts.Count == 0 ? "it has none." : $"its hosts: {Wording.List(hosts)}")}");
        }
    }
}
