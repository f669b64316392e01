using System.Globalization;
using System.Text;

namespace SgRules.Cli.Messages;

/// <summary>Text from files and arguments, made safe for a terminal.</summary>
internal static class Printable
{
    /// <summary>Writes control and invisible formatting characters as <c>\u001b</c>, so that no name can steer the terminal.</summary>
    public static string Escape(string text)
    {
        if (!text.AsSpan().ContainsAnyExceptInRange(' ', '~') || !text.Any(IsUnsafe))
        {
            return text;
        }

        var safe = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            _ = IsUnsafe(c) ? safe.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}") : safe.Append(c);
        }

        return safe.ToString();
    }

    private static bool IsUnsafe(char c) => char.GetUnicodeCategory(c) is
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}
