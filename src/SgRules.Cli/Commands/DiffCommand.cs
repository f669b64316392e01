using System.CommandLine;
using System.CommandLine.Parsing;
using SgRules.Analysis;
using SgRules.Cli.Differences;
using SgRules.Cli.Files;
using SgRules.Cli.Messages;

namespace SgRules.Cli.Commands;

/// <summary><c>sgrules diff</c>: what two zones let pass differently.</summary>
internal sealed class DiffCommand
{
    private const string StandardInput = "-";

    private readonly Argument<string> _old = Model("OLD", "The zone.json file that is in force; - is standard input. Or a folder with the texts of a host or of several, as compile --out or the save tools write them.");

    private readonly Argument<string> _new = Model("NEW", "The zone.json file that shall be, or a folder if OLD is one.");

    private readonly Option<string?> _host = new("--host") { Description = "Compare the instances of this host only.", HelpName = "HOST" };

    private readonly Option<DiffFormat> _format = ChoiceOption.Create("--format", "What the difference is written as.", ("text", DiffFormat.Text), ("markdown", DiffFormat.Markdown), ("json", DiffFormat.Json));

    private readonly Option<bool> _exitCode = new("--exit-code") { Description = "Exit 1 if there is a difference." };

    private readonly Option<int?> _limit = NumberOption.Create("--limit", "Write so many rows of each kind and count the others. Default: 1000.", 0, int.MaxValue);

    private readonly Option<bool> _noDns = new("--no-dns") { Description = "Let egress rules decide about DNS too, as compile does." };

    private readonly Option<ZoneRules> _rules = ChoiceOption.ZoneRules();

    private readonly Option<string?> _out = OutputOption.OfFile("Write to this file; without it, standard output.");

    public static Command Create(Terminal terminal)
    {
        var diff = new DiffCommand();
        var command = new Command("diff", "Says what may pass with NEW that could not with OLD, and what no longer may, exactly, for all packets.")
        {
            diff._old, diff._new, diff._host, diff._format, diff._exitCode, diff._limit, diff._noDns, diff._rules, diff._out,
        };
        command.Validators.Add(diff.Check);
        command.SetAction(given => diff.AreFolders(given) ? diff.OfTexts(given, terminal).Run() : new DiffRun(terminal, diff.Request(given, terminal)).Run());
        return command;
    }

    private static Argument<string> Model(string name, string description)
    {
        var model = new Argument<string>(name) { Description = description };
        model.Validators.Add(given =>
        {
            // Otherwise a mistyped option would be looked for as a file.
            if (given.Tokens is [{ Value: ['-', _, ..] and var word }, ..])
            {
                given.AddError($"there is no option '{word}'.");
            }
        });
        return model;
    }

    private void Check(CommandResult given)
    {
        if (given.GetResult(_old) is { Tokens: [{ Value: StandardInput }] } && given.GetResult(_new) is { Tokens: [{ Value: StandardInput }] })
        {
            given.AddError("OLD and NEW can't both be standard input.");
        }
    }

    private bool AreFolders(ParseResult given) => Directory.Exists(given.GetValue(_old)) && Directory.Exists(given.GetValue(_new));

    private TextDiffRun OfTexts(ParseResult given, Terminal terminal)
    {
        if (given.GetValue(_format) != DiffFormat.Text)
        {
            throw new CommandException("texts are compared as text only; leave out --format.");
        }

        return new TextDiffRun(terminal, given.GetValue(_old)!, given.GetValue(_new)!)
        {
            Host = given.GetValue(_host),
            Limit = given.GetValue(_limit) ?? DiffReportOptions.Default.Limit,
            HasExitCode = given.GetValue(_exitCode),
            File = given.GetValue(_out),
        };
    }

    private DiffRequest Request(ParseResult given, Terminal terminal)
    {
        OutputFile.RefuseInputs(given.GetValue(_out), new[] { given.GetValue(_old)!, given.GetValue(_new)! }.Where(path => path != StandardInput));
        return RequestOf(given, terminal);
    }

    private DiffRequest RequestOf(ParseResult given, Terminal terminal) => new(
        ModelArgument.Read(given.GetValue(_old), terminal),
        ModelArgument.Read(given.GetValue(_new), terminal),
        new CompilerOptions { AllowDns = !given.GetValue(_noDns), ZoneRules = given.GetValue(_rules) })
    {
        Host = given.GetValue(_host),
        Format = given.GetValue(_format),
        Limit = given.GetValue(_limit) ?? DiffReportOptions.Default.Limit,
        HasExitCode = given.GetValue(_exitCode),
        File = given.GetValue(_out),
    };
}
