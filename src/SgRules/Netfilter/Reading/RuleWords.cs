namespace SgRules.Netfilter;

/// <summary>Tells the words that begin an option from others, and where an option that isn't known ends.</summary>
internal static class RuleWords
{
    public static RuleWord KindOf(ReadOnlySpan<byte> word)
    {
        if (word is [(byte)'-', var letter])
        {
            return letter switch
            {
                (byte)'s' => RuleWord.Source,
                (byte)'d' => RuleWord.Destination,
                (byte)'i' => RuleWord.InInterface,
                (byte)'o' => RuleWord.OutInterface,
                (byte)'p' => RuleWord.Protocol,
                (byte)'m' => RuleWord.Module,
                (byte)'j' => RuleWord.Jump,
                (byte)'g' => RuleWord.Goto,
                _ => RuleWord.Other,
            };
        }

        return word.StartsWith("--"u8) ? KindOfLong(word) : RuleWord.Other;
    }

    public static bool IsOption(ReadOnlySpan<byte> word) => word is [(byte)'-', ..] or [(byte)'!'];

    /// <summary>Whether a word that looks like <c>-m</c>, <c>-j</c> or <c>-g</c> is that, and not an argument of the option before it.</summary>
    /// <remarks>
    /// Behind an argument it is one. Right behind an option it is one if the word after it is no option: a rule where it
    /// were an argument would go on with a word that belongs to nothing, and no tool loads that.
    /// </remarks>
    public static bool IsCertain(ReadOnlySpan<byte> before, ReadOnlySpan<byte> after) =>
        !IsOption(before) || (!after.IsEmpty && !IsOption(after));

    /// <summary>Whether the options of a target, kept as they are, may hold a condition or another target.</summary>
    public static bool MayHideCondition(ReadOnlySpan<byte> before, ReadOnlySpan<byte> word, ReadOnlySpan<byte> after)
    {
        word = word is [(byte)'"', .. var inner, _] ? inner : word;
        if (word is [(byte)'!'] or [(byte)'\\', ..])
        {
            return true;
        }

        if (word.StartsWith("--"u8))
        {
            return word.Length > 2 && AbbreviatesCondition(word[2..]);
        }

        var isArgument = before.StartsWith("--"u8) && (after.IsEmpty || IsOption(after));
        return word is [(byte)'-', ..] && !isArgument;
    }

    private static RuleWord KindOfLong(ReadOnlySpan<byte> word) => word switch
    {
        _ when word.SequenceEqual("--source"u8) || word.SequenceEqual("--src"u8) => RuleWord.Source,
        _ when word.SequenceEqual("--destination"u8) || word.SequenceEqual("--dst"u8) => RuleWord.Destination,
        _ when word.SequenceEqual("--in-interface"u8) => RuleWord.InInterface,
        _ when word.SequenceEqual("--out-interface"u8) => RuleWord.OutInterface,
        _ when word.SequenceEqual("--protocol"u8) || word.SequenceEqual("--proto"u8) => RuleWord.Protocol,
        _ when word.SequenceEqual("--match"u8) => RuleWord.Module,
        _ when word.SequenceEqual("--jump"u8) => RuleWord.Jump,
        _ when word.SequenceEqual("--goto"u8) => RuleWord.Goto,
        _ => RuleWord.Other,
    };

    // The tools take any unambiguous beginning of a long option.
    private static bool AbbreviatesCondition(ReadOnlySpan<byte> name) =>
        "source"u8.StartsWith(name) || "src"u8.StartsWith(name) || "destination"u8.StartsWith(name) || "dst"u8.StartsWith(name)
        || "in-interface"u8.StartsWith(name) || "out-interface"u8.StartsWith(name) || "protocol"u8.StartsWith(name)
        || "match"u8.StartsWith(name) || "jump"u8.StartsWith(name) || "goto"u8.StartsWith(name) || "fragments"u8.StartsWith(name);
}
