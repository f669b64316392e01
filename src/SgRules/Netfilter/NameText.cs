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

    public static bool IsPlain(char c) => char.IsAsciiLetterOrDigit(c) || c is '_' or '.' or '-';
}
