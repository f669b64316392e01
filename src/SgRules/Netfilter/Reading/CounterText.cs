namespace SgRules.Netfilter;

/// <summary>Counters as save prints them, <c>[packets:bytes]</c>. They are not part of a table here.</summary>
internal static class CounterText
{
    public static bool IsCounters(ReadOnlySpan<byte> word)
    {
        var colon = word.IndexOf((byte)':');
        return word is [(byte)'[', .., (byte)']'] && colon > 0 && IsNumber(word[1..colon]) && IsNumber(word[(colon + 1)..^1]);
    }

    private static bool IsNumber(ReadOnlySpan<byte> digits) => !digits.IsEmpty && !digits.ContainsAnyExceptInRange((byte)'0', (byte)'9');
}
