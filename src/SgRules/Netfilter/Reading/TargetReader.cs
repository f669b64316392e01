using System.Text;

namespace SgRules.Netfilter;

/// <summary>Reads what a rule does.</summary>
internal static class TargetReader
{
    /// <summary>Reads what stands behind <c>-j</c> or <c>-g</c>: a verdict, a chain that the table declares, or an extension with its options.</summary>
    /// <param name="words">On the name; behind the target afterwards.</param>
    /// <param name="isGoto">Whether it is <c>-g</c>, which can only name a chain.</param>
    /// <param name="format">The kind of table.</param>
    /// <param name="chains">The chains declared so far.</param>
    /// <param name="line">The line, from 1.</param>
    /// <param name="target">The target.</param>
    /// <returns>False if something else may hide in its words.</returns>
    public static bool TryRead(ref WordCursor words, bool isGoto, TableFormat format, ChainDirectory chains, int line, out Target target)
    {
        var at = words.Start;
        var name = words.Take();
        target = Target.None;
        if (!isGoto && WordOf(name, format) is { } verdict)
        {
            target = verdict;
        }
        else if (chains.Find(name) is { Name: var chain })
        {
            target = isGoto ? Target.Goto(chain) : Target.Jump(chain);
        }
        else if (!isGoto && IsExtension(name, format))
        {
            var extension = Encoding.ASCII.GetString(name);
            chains.NoteWord(extension, line, at);
            return TryReadOptions(ref words, extension, out target);
        }
        else if (name is [(byte)'"', ..])
        {
            return false;
        }
        else
        {
            chains.NoteUse(name, line, at);
        }

        return true;
    }

    private static bool TryReadOptions(ref WordCursor words, string extension, out Target target)
    {
        var (start, isSure) = (words.Start, true);
        for (ReadOnlySpan<byte> before = default; !words.IsAtEnd; before = words.Take())
        {
            isSure &= !RuleWords.MayHideCondition(before, words.Word, words.Next());
        }

        target = new ExtensionTarget(extension, start < words.PreviousEnd ? Encoding.UTF8.GetString(words[start..words.PreviousEnd]) : string.Empty);
        return isSure;
    }

    private static Target? WordOf(ReadOnlySpan<byte> name, TableFormat format) => name switch
    {
        _ when name.SequenceEqual("ACCEPT"u8) => Target.Accept,
        _ when name.SequenceEqual("DROP"u8) => Target.Drop,
        _ when name.SequenceEqual("RETURN"u8) => Target.Return,
        _ when format.IsEthernet && name.SequenceEqual("CONTINUE"u8) => Target.None,
        _ => null,
    };

    // Extensions are upper-case words, those of ebtables these five; what isn't one can only be a chain.
    private static bool IsExtension(ReadOnlySpan<byte> name, TableFormat format)
    {
        if (format.IsEthernet && Encoding.UTF8.GetString(name) is "arpreply" or "dnat" or "mark" or "redirect" or "snat")
        {
            return true;
        }

        foreach (var letter in name)
        {
            if (!char.IsAsciiLetterUpper((char)letter) && !char.IsAsciiDigit((char)letter) && letter != '_')
            {
                return false;
            }
        }

        return true;
    }
}
