using System.CommandLine;
using System.Globalization;

namespace SgRules.Cli.Commands;

/// <summary>An option that takes a whole number.</summary>
internal static class NumberOption
{
    /// <summary>Makes an option whose value is <see langword="null"/> when it isn't given.</summary>
    public static Option<int?> Create(string name, string description, int min, int max) => new(name)
    {
        Description = description,
        HelpName = "N",
        CustomParser = given =>
        {
            var text = given.Tokens[^1].Value;
            if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) && value >= min && value <= max)
            {
                return value;
            }

            given.AddError(string.Create(CultureInfo.InvariantCulture, $"{name} is a whole number from {min} to {max}, not '{text}'."));
            return null;
        },
    };
}
