using System.CommandLine;

namespace SgRules.Cli.Commands;

/// <summary>The option that says where to write.</summary>
internal static class OutputOption
{
    private const string Name = "--out";

    public static Option<string?> OfFolder(string description) => Create(description, "DIR", "folder");

    public static Option<string?> OfFile(string description) => Create(description, "FILE", "file");

    private static Option<string?> Create(string description, string helpName, string what)
    {
        var option = new Option<string?>(Name) { Description = description, HelpName = helpName };
        option.Validators.Add(given =>
        {
            // Another option behind it means that its own value was forgotten.
            if (given.Tokens is [{ Value: ['-', ..] and var word }, ..])
            {
                given.AddError(word == "-" ? $"{Name} takes a {what}; leave it out for standard output." : $"{Name} takes a {what}, and '{word}' looks like an option; say ./{word} if it is a {what}.");
            }
        });
        return option;
    }
}
