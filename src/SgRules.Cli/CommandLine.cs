using System.CommandLine;
using System.CommandLine.Parsing;
using SgRules.Cli.Commands;
using SgRules.Cli.Messages;

namespace SgRules.Cli;

/// <summary>The whole command line as a function of its arguments and streams.</summary>
internal static class CommandLine
{
    // An argument that starts with '@' is a file's name here, not a list of further arguments.
    private static readonly ParserConfiguration Parser = new() { ResponseFileTokenReplacer = null };

    private static readonly (string Name, Func<Terminal, Command> Create)[] Commands =
    [
        ("compile", CompileCommand.Create),
        ("check", CheckCommand.Create),
        ("explain", ExplainCommand.Create),
        ("plan", PlanCommand.Create),
        ("verify", VerifyCommand.Create),
        ("diff", DiffCommand.Create),
        ("lint", LintCommand.Create),
        ("graph", GraphCommand.Create),
        ("example", ExampleCommand.Create),
        ("schema", SchemaCommand.Create),
        ("sample", SampleCommand.Create),
    ];

    public static int Run(IReadOnlyList<string> args, Terminal terminal)
    {
        try
        {
            var parsed = Root(args, terminal).Parse(args, Parser);
            return parsed.Errors.Count == 0 ? Invoke(parsed, terminal) : Refuse(parsed, terminal);
        }
        catch (OperationCanceledException)
        {
            terminal.Say("sgrules: interrupted.");
            return ExitCode.Interrupted;
        }
        catch (Exception error) when (Explain(error) is { } sentence)
        {
            terminal.Say($"sgrules: {sentence}");
            return ExitCode.WrongUsage;
        }
    }

    private static RootCommand Root(IReadOnlyList<string> args, Terminal terminal)
    {
        var root = new RootCommand("Compiles the security groups of a CloudStack zone into ipset, iptables, ip6tables and ebtables text.");

        // To make all commands' options takes longer than many a run: where one is named, the others aren't asked.
        var named = Commands.Where(command => args.Count > 0 && command.Name == args[0]).ToArray();
        foreach (var (_, create) in named.Length > 0 ? named : Commands)
        {
            root.Subcommands.Add(create(terminal));
        }

        return root;
    }

    private static int Invoke(ParseResult parsed, Terminal terminal)
    {
        // Help and version are written by the parser's library, everything else by the commands themselves.
        using var help = new StreamWriter(terminal.Output, leaveOpen: true);
        return parsed.Invoke(new InvocationConfiguration { Output = help, EnableDefaultExceptionHandler = false });
    }

    private static int Refuse(ParseResult parsed, Terminal terminal)
    {
        // A word that isn't known also leaves the command missing: the word is what the user wants to hear about.
        var error = parsed.Errors.FirstOrDefault(error => error.SymbolResult is not CommandResult || parsed.UnmatchedTokens.Count == 0)
            ?? parsed.Errors[^1];
        var command = parsed.CommandResult.Command is RootCommand ? "sgrules" : $"sgrules {parsed.CommandResult.Command.Name}";
        terminal.Say($"{command}: {error.Message}");
        terminal.Say($"'{command} --help' shows the usage.");
        return ExitCode.WrongUsage;
    }

    private static string? Explain(Exception error) => error switch
    {
        CommandException or IOException or UnauthorizedAccessException => error.Message,
        OutOfMemoryException => "there is not enough memory for this model.",
        _ => $"this is a defect in sgrules, please report it with the model: {error.GetType().Name}: {error.Message}",
    };
}
