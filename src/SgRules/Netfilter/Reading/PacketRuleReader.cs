using System.Text;
using SgRules.Addressing;

namespace SgRules.Netfilter;

/// <summary>Reads one rule on packets.</summary>
internal sealed class PacketRuleReader(IPFamily family, ChainDirectory chains, SaveLog log, Origin origin) : RuleReader(TableFormat.Filter, chains, log, origin)
{
    protected override bool HaveWhatTheyNeed() => ImplicitReader.HaveTheirProtocols(Matches);

    protected override bool ReadOption(ref WordCursor words)
    {
        var start = words.Start;
        var isNegated = words.TrySkip("!"u8);
        var kind = RuleWords.KindOf(words.Word);
        if (kind != RuleWord.Other && words.Next().IsEmpty)
        {
            return RefuseMissing(in words);
        }

        switch (kind)
        {
            case RuleWord.Other:
                return ReadOther(ref words, start, isNegated);
            case RuleWord.Jump or RuleWord.Goto:
                IsTargetUnclear |= isNegated;
                ReadTarget(ref words, kind == RuleWord.Goto);
                return true;
            case RuleWord.Module:
                IsTargetUnclear |= isNegated;
                ReadModule(ref words, start);
                return true;
            default:
                return ReadHeader(ref words, start, kind, isNegated);
        }
    }

    private bool ReadOther(ref WordCursor words, int start, bool isNegated)
    {
        if (words.IsAtEnd || (!isNegated && words.Word[0] is not ((byte)'-' or (byte)'"')))
        {
            return RefuseStray(start, words.IsAtEnd ? words[start..] : words.Word);
        }

        if (isNegated || !ImplicitReader.CanRead(words.Word, Matches) || !TryAdd(ImplicitReader.Read(ref words, Matches, family), words))
        {
            ReadOpaque(ref words, start);
        }

        return true;
    }

    private bool ReadHeader(ref WordCursor words, int start, RuleWord kind, bool isNegated)
    {
        NoteOption((int)kind);
        words.MoveNext();
        var argument = words.Word;
        var at = words.Start;
        if (argument.SequenceEqual("!"u8))
        {
            // The order of long ago.
            ReadOpaque(ref words, start);
            return true;
        }

        words.MoveNext();
        if (kind is RuleWord.Source or RuleWord.Destination && PrefixText.TryRead(argument, out var prefix) && prefix.Family != family)
        {
            return Refuse(SaveFindings.OtherFamily, at, $"{Excerpt.Of(argument)} is an {prefix.Family} address, but the text is read as {family}: is it the other family's? iptables-save prints IPv4, ip6tables-save IPv6.");
        }

        var isKnown = HeaderReader.TryRead(kind, isNegated, argument, family, out var match);
        if (!isKnown || match is not null)
        {
            Matches.Add(match ?? (Match)new OpaqueMatch(Encoding.UTF8.GetString(words[start..words.PreviousEnd])));
        }

        return true;
    }

    private void ReadModule(ref WordCursor words, int start)
    {
        words.MoveNext();
        var module = words.Take();
        if (!TryAdd(ModuleReader.Read(module, ref words, family), words))
        {
            ReadOpaque(ref words, start);
        }
    }

    // Adds what was read of a module if that can be all of it: something of the rule's own stands behind it.
    private bool TryAdd(Match? match, WordCursor behind)
    {
        if (match is null)
        {
            return false;
        }

        Matches.Add(match);
        var isNegated = behind.TrySkip("!"u8);
        var isWhole = !RuleWords.IsOption(behind.Word) || RuleWords.KindOf(behind.Word) != RuleWord.Other
            || (!isNegated && ImplicitReader.CanRead(behind.Word, Matches));
        if (!isWhole)
        {
            Matches.RemoveAt(Matches.Count - 1);
        }

        return isWhole;
    }

    private void ReadOpaque(ref WordCursor words, int start)
    {
        words.MoveTo(start);
        _ = words.TrySkip("!"u8);
        var isModule = RuleWords.KindOf(words.Word) == RuleWord.Module;
        var before = words.Take();
        before = isModule ? words.Take() : before;
        for (; !words.IsAtEnd; before = words.Take())
        {
            if (RuleWords.KindOf(words.Word) is not (RuleWord.Module or RuleWord.Jump or RuleWord.Goto))
            {
                continue;
            }

            if (RuleWords.IsCertain(before, words.Next()))
            {
                break;
            }

            IsUnclear = true;
        }

        Matches.Add(new OpaqueMatch(Encoding.UTF8.GetString(words[start..words.PreviousEnd])));
    }
}
