using System.Buffers;
using System.CommandLine;
using SgRules.Analysis;
using SgRules.Cli.Files;
using SgRules.Cli.Messages;
using SgRules.Cli.Models;
using SgRules.Cli.Pictures;

namespace SgRules.Cli.Commands;

/// <summary><c>sgrules graph</c>: a picture of who may open connections to whom.</summary>
internal static class GraphCommand
{
    public static Command Create(Terminal terminal)
    {
        var model = ModelArgument.Create();
        var format = ChoiceOption.Create("--format", "What the picture is written as: a Mermaid flowchart, or for Graphviz.", ("mermaid", PictureFormat.Mermaid), ("dot", PictureFormat.Dot));
        var groups = NumberOption.Create("--groups", "How many groups may be drawn one by one; where there are more, several are drawn as one. Default: 30.", 1, 1_000_000);
        var rules = ChoiceOption.ZoneRules();
        var file = OutputOption.OfFile("Write to this file; without it, standard output.");
        var command = new Command("graph", "Draws the groups of a zone and what their rules allow.") { model, format, groups, rules, file };
        command.SetAction(given => Draw(
            terminal,
            given.GetValue(model),
            Compilation.Of(ModelArgument.Read(given.GetValue(model), terminal), new CompilerOptions { ZoneRules = given.GetValue(rules) }),
            given.GetValue(groups) ?? GroupPicture.ReadableGroups,
            given.GetValue(format),
            given.GetValue(file)));
        return command;
    }

    private static int Draw(Terminal terminal, string? model, Compilation compilation, int groups, PictureFormat format, string? file)
    {
        OutputFile.RefuseInputs(file, model is null or "-" ? [] : [model]);
        var printer = new FindingPrinter(terminal);
        printer.Print(compilation.Findings);
        printer.Finish();
        if (compilation.Zone is not { } zone)
        {
            return printer.ExitCode;
        }

        var picture = GroupPicture.Of(zone).Folded(groups);
        var text = new ArrayBufferWriter<byte>();
        (format == PictureFormat.Dot ? picture.Dot : picture.Mermaid).WriteTo(text);
        if (file is not null)
        {
            OutputFile.Write(file, text.WrittenSpan);
        }
        else
        {
            terminal.Output.Write(text.WrittenSpan);
        }

        return printer.ExitCode;
    }
}
