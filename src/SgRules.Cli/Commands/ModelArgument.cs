using System.CommandLine;
using SgRules.Cli.Files;
using SgRules.Cli.Messages;
using SgRules.Cli.Models;

namespace SgRules.Cli.Commands;

/// <summary>The MODEL of a command.</summary>
internal static class ModelArgument
{
    public static Argument<string?> Create()
    {
        var model = new Argument<string?>("MODEL")
        {
            Description = "The zone.json file; - is standard input; without it, the built-in example.",
            Arity = ArgumentArity.ZeroOrOne,
        };
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

    public static ModelText Read(string? path, Terminal terminal) => path switch
    {
        null => new ModelText(BuiltInExample.Name, BuiltInExample.Utf8()),
        "-" => new ModelText("standard input", InputFile.Read(terminal.Input, "standard input")),
        _ => new ModelText(path, InputFile.Read(path)),
    };
}
