using System.CommandLine;
using System.CommandLine.Parsing;
using SgRules.Cli.Messages;
using SgRules.Cli.Plans;

namespace SgRules.Cli.Commands;

/// <summary><c>sgrules plan</c>: the way of a host from one state to another.</summary>
internal sealed class PlanCommand
{
    private readonly Argument<string?> _first = Model("OLD", "The zone.json file that is in force; - is standard input. With --from-save or --from-nothing there is none, and the only one is NEW.");

    private readonly Argument<string?> _second = Model("NEW", "The zone.json file that shall be; - is standard input.");

    private readonly Option<string?> _host = new("--host") { Description = "The host; may be left out where NEW has one only.", HelpName = "HOST" };

    private readonly Option<PlanFormat> _format = ChoiceOption.Create("--format", "What the plan is written as.", ("script", PlanFormat.Script), ("json", PlanFormat.Json), ("summary", PlanFormat.Summary));

    private readonly Option<string?> _fromSave = new("--from-save") { Description = "In place of OLD: what the host itself has. DIR/HOST or DIR with ipset.restore, iptables.restore, ip6tables.restore and ebtables.restore, as the save tools print them.", HelpName = "DIR" };

    private readonly Option<bool> _fromNothing = new("--from-nothing") { Description = "In place of OLD: a host that has nothing of ours." };

    private readonly Option<string?> _toSave = new("--to-save") { Description = "In place of NEW: our part of what was saved into DIR, to go back to it.", HelpName = "DIR" };

    private readonly Option<bool> _toNothing = new("--to-nothing") { Description = "In place of NEW: nothing of ours." };

    private readonly Option<bool> _adopt = new("--adopt") { Description = "With --from-save: take over chains of the bridges that have rules of others, which go." };

    private readonly Option<RuleLayout> _layout = ChoiceOption.Layout();

    private readonly Option<RuleLayout> _fromLayout = FromLayout();

    private readonly Option<CommentStyle> _comments = ChoiceOption.Create("--comments", "What the text says in comments.", ("brief", CommentStyle.Brief), ("none", CommentStyle.None));

    private readonly Option<bool> _noDns = new("--no-dns") { Description = "Let egress rules decide about DNS too, as compile does." };

    private readonly Option<ZoneRules> _rules = ChoiceOption.ZoneRules();

    private readonly Option<bool> _exitCode = new("--exit-code") { Description = "Exit 1 if something is to change, as diff --exit-code does: for monitors, with --from-save." };

    private readonly Option<bool> _prove = new("--prove") { Description = "Prove that the plan never opens and never blinks, for every packet behind every change, and write it only then. Exit 1 if it is refuted, 3 if it can't be said." };

    private readonly Option<string?> _out = OutputOption.OfFile("Write to this file; without it, standard output.");

    public static Command Create(Terminal terminal)
    {
        var plan = new PlanCommand();
        var command = new Command("plan", "Plans the way of a host from one state to another, step by step: a script to run on it, or data.")
        {
            plan._first, plan._second, plan._host, plan._format, plan._fromSave, plan._fromNothing, plan._toSave, plan._toNothing, plan._adopt,
            plan._layout, plan._fromLayout, plan._comments, plan._noDns, plan._rules, plan._prove, plan._exitCode, plan._out,
        };
        command.Validators.Add(plan.Check);
        command.SetAction(given => new PlanRun(terminal, plan.Request(given, terminal)).Run());
        return command;
    }

    private static Option<RuleLayout> FromLayout()
    {
        var layout = ChoiceOption.Layout("--from-layout", string.Empty);
        layout.Description = "The layout that OLD is loaded in. Default: that of --layout.";
        return layout;
    }

    private static Argument<string?> Model(string name, string description)
    {
        var model = new Argument<string?>(name) { Description = description, Arity = ArgumentArity.ZeroOrOne };
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
        if (ProblemOfEnds(given) is { } problem)
        {
            given.AddError(problem);
        }
        else if (given.GetValue(_adopt) && given.GetValue(_fromSave) is null && given.GetValue(_toSave) is null)
        {
            given.AddError("--adopt goes with --from-save or --to-save: only there are rules of others to be seen.");
        }
        else if (given.GetResult(_fromLayout) is not null && !HasOld(given))
        {
            given.AddError("--from-layout is the layout of OLD, and there is none.");
        }
    }

    private string? ProblemOfEnds(CommandResult given)
    {
        var count = (given.GetValue(_first) is null ? 0 : 1) + (given.GetValue(_second) is null ? 0 : 1);
        return (HasOld(given), HasNew(given), count) switch
        {
            _ when given.GetValue(_fromSave) is not null && given.GetValue(_fromNothing) => "--from-save and --from-nothing both stand for OLD; give one.",
            _ when given.GetValue(_toSave) is not null && given.GetValue(_toNothing) => "--to-save and --to-nothing both stand for NEW; give one.",
            _ when given.GetValue(_fromSave) is not null && given.GetValue(_toSave) is not null => "--to-save goes with a model, OLD: from what was saved, plan to a model.",
            (true, true, < 2) => "it takes two models, OLD and NEW; --from-save DIR or --from-nothing stands for OLD.",
            (true, false, < 1) => "it takes a model, OLD: where the host is.",
            (false, true, < 1) => "it takes a model, NEW: where the host shall be.",
            (false, true, 2) => "OLD is given and, in its place, --from-save or --from-nothing; give one.",
            (true, false, 2) => "NEW is given and, in its place, --to-save or --to-nothing; give one.",
            (false, false, > 0) => "it takes no model where options stand for both.",
            _ when given.GetValue(_first) == PlanEnd.StandardInput && given.GetValue(_second) == PlanEnd.StandardInput => "OLD and NEW can't both be standard input.",
            _ => null,
        };
    }

    private bool HasOld(SymbolResult given) => given.GetValue(_fromSave) is null && !given.GetValue(_fromNothing);

    private bool HasNew(SymbolResult given) => given.GetValue(_toSave) is null && !given.GetValue(_toNothing);

    private PlanRequest Request(ParseResult given, Terminal terminal)
    {
        var options = new CompilerOptions { Layout = given.GetValue(_layout), AllowDns = !given.GetValue(_noDns), Comments = given.GetValue(_comments), ZoneRules = given.GetValue(_rules) };
        var oldLayout = given.GetResult(_fromLayout) is null ? options.Layout : given.GetValue(_fromLayout);
        var (hasOld, hasNew) = (HasOld(given.CommandResult), HasNew(given.CommandResult));
        var newPath = hasOld ? given.GetValue(_second) : given.GetValue(_first);
        return new PlanRequest(
            hasOld ? OfModel(given.GetValue(_first)!, options with { Layout = oldLayout }, terminal) : PlanEnd.Nothing with { SaveFolder = given.GetValue(_fromSave) },
            hasNew ? OfModel(newPath!, options, terminal) : PlanEnd.Nothing with { SaveFolder = given.GetValue(_toSave) })
        {
            Host = given.GetValue(_host),
            Adopt = given.GetValue(_adopt),
            IsOldLayoutAssumed = hasOld && hasNew && options.Layout != CompilerOptions.Default.Layout && given.GetResult(_fromLayout) is null,
            MustBeProven = given.GetValue(_prove),
            HasExitCode = given.GetValue(_exitCode),
            Format = given.GetValue(_format),
            File = given.GetValue(_out),
        };
    }

    private static PlanEnd OfModel(string path, CompilerOptions options, Terminal terminal) =>
        new(ModelArgument.Read(path, terminal), null) { Path = path, Options = options };
}
