namespace SgRules.Netfilter;

/// <summary>Reads the declaration of a chain, <c>:FORWARD DROP [5:300]</c>.</summary>
internal sealed class DeclarationReader(TableFormat format, ChainDirectory chains, SaveLog log)
{
    public void Read(ReadOnlySpan<byte> line, int number)
    {
        var words = new WordCursor(line, 1);
        var at = words.Start;
        var written = words.Take();
        if (!ChainName.TryRead(written, out var name))
        {
            NoteName(written, number, at);
            return;
        }

        var policyAt = words.Start;
        var word = words.Take();
        if (!format.TryReadPolicy(name, word, out var policy))
        {
            NotePolicy(name, word, number, policyAt);
        }

        ReadCounters(words, number);
        if (!chains.TryAdd(new ChainDraft(name, policy, number)))
        {
            log.Add(SaveFindings.ChainTwice, number, at, $"Chain '{Excerpt.Of(written)}' is declared a second time: keep one of the two declarations.");
        }
    }

    private void ReadCounters(WordCursor words, int number)
    {
        if (!words.IsAtEnd && !CounterText.IsCounters(words.Word))
        {
            log.Add(SaveFindings.BadCounters, number, words.Start, $"The counters '{Excerpt.Of(words.Word)}' are not two numbers: write [packets:bytes], or leave them out.");
        }

        words.MoveNext();
        if (!words.IsAtEnd)
        {
            log.Add(SaveFindings.StrayWord, number, words.Start, $"'{Excerpt.Of(words.Word)}' stands behind the chain's counters: remove it.");
        }
    }

    // The chain may be used all the same: nothing is said of those uses.
    private void NoteName(ReadOnlySpan<byte> written, int number, int at)
    {
        chains.HasGaps = true;
        var (kind, message) = written.IsEmpty
            ? (SaveFindings.MissingWord, "No chain's name stands behind ':': add it, or save the text again.")
            : (SaveFindings.BadName, $"'{Excerpt.Of(written)}' can't name a chain: 1 to 28 bytes without quotes, and not ACCEPT, DROP, RETURN or QUEUE.");
        log.Add(kind, number, written.IsEmpty ? 0 : at, message);
    }

    private void NotePolicy(ChainName name, ReadOnlySpan<byte> word, int number, int at)
    {
        var shown = Excerpt.Of(System.Text.Encoding.UTF8.GetBytes(name.Text));
        var wanted = format.PoliciesOf(name);
        var (kind, message) = word.IsEmpty
            ? (SaveFindings.MissingWord, $"No policy stands behind chain '{shown}': write {wanted}.")
            : (SaveFindings.BadPolicy, $"'{Excerpt.Of(word)}' can't be the policy of chain '{shown}': write {wanted}.");
        log.Add(kind, number, at, message);
    }
}
