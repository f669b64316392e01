using System.CommandLine;
using SgRules.Cli.Compiling;
using SgRules.Cli.Files;
using SgRules.Cli.Messages;

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
            using var interruption = new Interruption(terminal);
            var outFolder = given.GetValue(folder);
            using var output = outFolder is null ? (IHostOutput)new StreamOutput(terminal.Output) : new FolderOutput(outFolder);
            return new CompileRun(terminal, text, options, interruption.Token).Run(given.GetValue(host), output, showProgress: outFolder is not null);
        });
        return command;
    }
}
