using SgRules.Addressing;

namespace SgRules.Netfilter;

/// <summary>Reads one rule on frames. Here every condition is an option of its own, a negation stands behind it, and the target comes last.</summary>
internal sealed class FrameRuleReader(ChainDirectory chains, SaveLog log, Origin origin) : RuleReader(TableFormat.Ethernet, chains, log, origin)
{
    protected override bool HaveWhatTheyNeed()
    {
        var (asksForArp, needsArp) = (false, false);
        foreach (var match in Matches)
        {
            asksForArp |= match is FrameTypeMatch { IsNegated: false } type && type.Type == EtherType.Arp;
            needsArp |= match is FrameMatch { NeedsArp: true };
        }

        return asksForArp || !needsArp;
    }

    protected override bool ReadOption(ref WordCursor words)
    {
        var option = words.Word;
        var isKnown = FrameMatchReader.TryFind(option, out var number);
        var isTarget = option.SequenceEqual("-j"u8);
        if ((isKnown || isTarget) && words.Next().IsEmpty)
        {
            return RefuseMissing(in words);
        }

        if (isTarget)
        {
            ReadTarget(ref words, isGoto: false);
            return true;
        }

        return isKnown ? ReadKnown(ref words, number) : ReadOther(ref words);
    }

    private bool ReadKnown(ref WordCursor words, int number)
    {
        NoteOption(number);
        var start = words.Start;
        words.MoveNext();
        var isNegated = words.TrySkip("!"u8);
        if (words.IsAtEnd)
        {
            words.MoveTo(start);
            return RefuseMissing(in words);
        }

        var match = FrameMatchReader.Read(number, words.Take());
        Matches.Add(match is null ? Opaque(words[start..words.PreviousEnd]) : match with { IsNegated = isNegated });
        return true;
    }

    private bool ReadOther(ref WordCursor words)
    {
        var start = words.Start;
        _ = words.TrySkip("!"u8);
        if (!RuleWords.IsOption(words.Word))
        {
            return RefuseStray(start, words.IsAtEnd ? words[start..] : words.Word);
        }

        var before = words.Take();
        for (; !words.IsAtEnd; before = words.Take())
        {
            if (!RuleWords.IsOption(words.Word) || words.Word is [(byte)'!'])
            {
                continue;
            }

            if (RuleWords.IsCertain(before, words.Next()))
            {
                break;
            }

            IsUnclear = true;
        }

        Matches.Add(Opaque(words[start..words.PreviousEnd]));
        return true;
    }
}
