using System.CommandLine;
using System.CommandLine.Parsing;

namespace SgRules.Cli.Commands;

/// <summary>An option that takes one of a few words; the first, with the type's default value, is the default.</summary>
internal static class ChoiceOption
{
    public static Option<ZoneRules> ZoneRules() => Create(
        "--zone-rules",
        "The CloudStack release whose rules the zone is held to.",
        ("4.2", SgRules.ZoneRules.CloudStack42),
        ("4.20", SgRules.ZoneRules.CloudStack420));

    public static Option<RuleLayout> Layout() => Layout(
        "--layout",
        "How the rules are laid out: address trees with shared chains, or CloudStack 4.2's three chains for each instance.");

    public static Option<RuleLayout> Layout(string name, string description) => Create(
        name,
        description,
        ("tree", RuleLayout.Tree),
        ("per-vm", RuleLayout.PerVm));

    public static Option<T> Create<T>(string name, string description, params (string Word, T Value)[] choices)
        where T : struct, Enum
    {
        return new Option<T>(name)
        {
            Description = $"{description} Default: {choices[0].Word}.",
            HelpName = string.Join('|', choices.Select(choice => choice.Word)),
            CustomParser = Parse,
        };

        T Parse(ArgumentResult given)
        {
            var word = given.Tokens[^1].Value;
            var choice = Array.FindIndex(choices, choice => choice.Word == word);
            if (choice < 0)
            {
                given.AddError($"{name} is {string.Join(" or ", choices.Select(choice => choice.Word))}, not '{word}'.");
            }

            return choices[Math.Max(choice, 0)].Value;
        }
    }
}
