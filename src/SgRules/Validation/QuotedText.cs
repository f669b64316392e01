using System.Globalization;
using System.Text;

namespace SgRules.Validation;

/// <summary>Text of a model as a message shows it: in quotes, short, and harmless to a terminal.</summary>
internal static class QuotedText
{
    private const int MaxLength = 60;

    /// <summary>Writes at most 60 characters of a text between quotes; what a terminal would obey or not show is escaped as <c>\u0007</c>.</summary>
    public static void AppendTo(StringBuilder message, string? text)
    {
        var shown = Shorten(text);
        message.Append('\'');
        var plain = shown.IndexOfAnyExceptInRange(' ', '~');
        message.Append(plain < 0 ? shown : shown[..plain]);
        for (var i = plain < 0 ? shown.Length : plain; i < shown.Length; i++)
        {
            if (i + 1 < shown.Length && char.IsSurrogatePair(shown[i], shown[i + 1]))
            {
                message.Append(shown.Slice(i++, 2));
            }
            else if (IsShown(shown[i]))
            {
                message.Append(shown[i]);
            }
            else
            {
                message.Append(CultureInfo.InvariantCulture, $"\\u{(int)shown[i]:x4}");
            }
        }

        message.Append(shown.Length == (text?.Length ?? 0) ? "'" : "...'");
    }

    private static ReadOnlySpan<char> Shorten(string? text)
    {
        if (text is null || text.Length <= MaxLength)
        {
            return text;
        }

        var splitsPair = char.IsSurrogatePair(text[MaxLength - 1], text[MaxLength]);
        return text.AsSpan(0, splitsPair ? MaxLength - 1 : MaxLength);
    }

    // Besides control characters: invisible ones (text direction among them), line separators and halves of pairs.
    private static bool IsShown(char c) => char.GetUnicodeCategory(c) is not (UnicodeCategory.Control or UnicodeCategory.Format
        or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Surrogate);
}
