using System.Globalization;
using System.Text;

namespace SgRules;

/// <summary>A piece of the input as a message may show it: short, and without characters that a terminal acts on.</summary>
internal static class Excerpt
{
    private const int MaxLength = 60;

    public static string Of(ReadOnlySpan<byte> utf8)
    {
        var text = new StringBuilder();
        while (!utf8.IsEmpty)
        {
            if (text.Length >= MaxLength)
            {
                return text.Append("...").ToString();
            }

            _ = Rune.DecodeFromUtf8(utf8, out var rune, out var length);
            _ = IsPlain(rune)
                ? text.Append(rune.ToString())
                : text.Append(CultureInfo.InvariantCulture, $"\\u{rune.Value:x4}");
            utf8 = utf8[length..];
        }

        return text.ToString();
    }

    // Format characters too: some turn the reading direction of the whole line.
    private static bool IsPlain(Rune rune) => Rune.GetUnicodeCategory(rune) is not (
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
}
