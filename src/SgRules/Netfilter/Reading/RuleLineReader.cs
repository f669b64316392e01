namespace SgRules.Netfilter;

/// <summary>Reads a line that should be a rule: counters, <c>-A</c>, the chain, and the rule itself.</summary>
internal sealed class RuleLineReader(TableFormat format, RuleReader rules, ChainDirectory chains, SaveLog log)
{
    public void Read(ReadOnlySpan<byte> line, int number)
    {
        if (!WordCursor.HasSoundQuotes(line, out var offset))
        {
            log.Add(SaveFindings.BadQuotes, number, offset, $"The quotes of '{Excerpt.Of(line[offset..])}' don't enclose a word: write one before and one behind it, and \\\" for a quote inside.");
            return;
        }

        var words = new WordCursor(line, 0);
        var hasCounters = line is [(byte)'[', ..];
        if (hasCounters && !CounterText.IsCounters(words.Take()))
        {
            log.Add(SaveFindings.BadCounters, number, 0, $"The counters '{Excerpt.Of(line[..words.PreviousEnd])}' are not two numbers: write [packets:bytes], or leave them out.");
            return;
        }

        if ((words.Start > 0 && !hasCounters) || !words.TrySkip("-A"u8))
        {
            NoteOther(line, number, words);
            return;
        }

        ReadRule(line, number, words);
    }

    private void ReadRule(ReadOnlySpan<byte> line, int number, WordCursor words)
    {
        if (words.IsAtEnd)
        {
            log.Add(SaveFindings.MissingWord, number, 0, "No chain stands behind '-A': add its name, or save the text again.");
            return;
        }

        var chain = chains.Find(words.Word);
        if (chain is null)
        {
            chains.NoteUse(words.Word, number, words.Start);
        }

        if (rules.Read(line, words.End, number) is { } rule)
        {
            chain?.Add(rule, number);
        }
    }

    private void NoteOther(ReadOnlySpan<byte> line, int number, WordCursor words)
    {
        var shown = Excerpt.Of(line);
        var (kind, message) = CommandNames.Meaning(words.Word) is { } meaning
            ? (SaveFindings.NotAState, $"'{shown}' {meaning}, which save never prints: load the text, then pass what {format.Tool} prints.")
            : line.StartsWith("create "u8) || line.StartsWith("add "u8)
            ? (SaveFindings.UnknownLine, $"'{shown}' is a line of ipset save, not of a table: pass the text of ipset save as that.")
            : (SaveFindings.UnknownLine, $"'{shown}' is no line of a table: {format.Tool} prints lines that begin with {format.LineBeginnings}, without a blank before or behind.");
        log.Add(kind, number, 0, message);
    }
}
