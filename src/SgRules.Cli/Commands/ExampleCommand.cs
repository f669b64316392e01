using System.CommandLine;
using SgRules.Cli.Messages;
using SgRules.Cli.Models;

namespace SgRules.Cli.Commands;

/// <summary><c>sgrules example</c>: a zone to start from.</summary>
internal static class ExampleCommand
{
    public static Command Create(Terminal terminal)
    {
        var command = new Command("example", "Prints the built-in zone.json, a zone to start from.");
        command.SetAction(_ => terminal.Output.Write(BuiltInExample.Utf8()));
        return command;
    }
}
