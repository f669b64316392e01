namespace SgRules.Updates;

/// <summary>A rule as the words behind its chain, with the chain and the sets that they name.</summary>
internal sealed class ModelRule
{
    private static readonly HashSet<string> Extensions = new(StringComparer.Ordinal)
    {
        "ACCEPT", "DROP", "RETURN", "QUEUE", "CONTINUE", "REJECT", "LOG", "NFLOG", "ULOG", "MARK", "CONNMARK", "SET", "TRACE", "AUDIT", "mark", "dnat", "snat", "redirect", "arpreply", "TEE", "CLASSIFY",
    };

    private ModelRule(string words, string? callee, string[] sets) => (Words, Callee, Sets) = (words, callee, sets);

    public string Words { get; }

    /// <summary>The chain of one's own that the rule goes to.</summary>
    public string? Callee { get; }

    /// <summary>The sets that the kernel looks up when it takes the rule.</summary>
    public IReadOnlyList<string> Sets { get; }

    public static ModelRule Read(string words)
    {
        string? callee = null;
        List<string>? sets = null;
        var option = ReadOnlySpan<char>.Empty;
        for (var at = 0; at < words.Length;)
        {
            var end = EndOfWord(words, at);
            var word = words.AsSpan(at, end - at);
            at = end + 1;
            if (option is "-j" or "-g")
            {
                var target = word.ToString();
                callee = Extensions.Contains(target) ? callee : target;
            }
            else if (option is "--match-set" or "--add-set" or "--del-set")
            {
                (sets ??= []).Add(word.ToString());
            }

            option = word;
        }

        return new ModelRule(words, callee, sets is null ? [] : [.. sets]);
    }

    // A quoted word may have blanks.
    private static int EndOfWord(string words, int start)
    {
        var isQuoted = false;
        for (var i = start; i < words.Length; i++)
        {
            if (words[i] == '\\' && isQuoted)
            {
                i++;
            }
            else if (words[i] == '"')
            {
                isQuoted = !isQuoted;
            }
            else if (words[i] == ' ' && !isQuoted)
            {
                return i;
            }
        }

        return words.Length;
    }
}
