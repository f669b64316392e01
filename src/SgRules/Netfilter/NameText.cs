using System.Text;
using System.Text.Unicode;

namespace SgRules.Netfilter;

/// <summary>The alphabet that every tool takes in a name without quotes (facts: kernel, section 1).</summary>
internal static class NameText
{
    public static bool IsPlain(ReadOnlySpan<char> text, int maxLength)
    {
        foreach (var c in text)
        {
            if (!IsPlain(c))
            {
                return false;
            }
        }

        return text.Length >= 1 && text.Length <= maxLength && text[0] != '-';
    }

    /// <summary>A name as another tool may have given it: no blank, quote or control character.</summary>
    public static bool TryRead(ReadOnlySpan<byte> utf8, int maxUtf8Length, out string text)
    {
        text = utf8.Length >= 1 && utf8.Length <= maxUtf8Length && Utf8.IsValid(utf8) ? Encoding.UTF8.GetString(utf8) : string.Empty;
        return text.Length > 0 && !text.AsSpan().ContainsAny('"', ' ') && !text.Any(char.IsControl);
    }

    public static bool IsPlain(char c) => char.IsAsciiLetterOrDigit(c) || c is '_' or '.' or '-';
}
