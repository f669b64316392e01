namespace SgRules.Netfilter;

/// <summary>Goes through the words of a line as restore splits it: at blanks and tabs, except inside quotes (facts: kernel, section 1.1).</summary>
internal ref struct WordCursor
{
    private readonly ReadOnlySpan<byte> _line;

    public WordCursor(ReadOnlySpan<byte> line, int start)
    {
        _line = line;
        Start = start;
        End = start;
        PreviousEnd = start;
        MoveTo(start);
    }

    /// <summary>Where the current word begins.</summary>
    public int Start { get; private set; }

    /// <summary>Where it ends.</summary>
    public int End { get; private set; }

    /// <summary>Where the word before it ends.</summary>
    public int PreviousEnd { get; private set; }

    public readonly bool IsAtEnd => Start == _line.Length;

    /// <summary>The current word with its quotes; empty at the end.</summary>
    public readonly ReadOnlySpan<byte> Word => _line[Start..End];

    /// <summary>A piece of the line.</summary>
    public readonly ReadOnlySpan<byte> this[Range range] => _line[range];

    /// <summary>The word behind the current one; empty if there is none.</summary>
    public readonly ReadOnlySpan<byte> Next()
    {
        var ahead = this;
        ahead.MoveNext();
        return ahead.Word;
    }

    public void MoveNext()
    {
        PreviousEnd = End;
        Seek(End);
    }

    /// <summary>Goes to the word that begins at or behind an offset.</summary>
    public void MoveTo(int offset)
    {
        PreviousEnd = offset;
        Seek(offset);
    }

    /// <summary>Goes behind the current word if it is the one given.</summary>
    public bool TrySkip(ReadOnlySpan<byte> word)
    {
        var same = Word.SequenceEqual(word);
        if (same)
        {
            MoveNext();
        }

        return same;
    }

    /// <summary>The current word; goes behind it.</summary>
    public ReadOnlySpan<byte> Take()
    {
        var word = Word;
        MoveNext();
        return word;
    }

    /// <summary>Whether every quote begins or ends a word, and none is left open.</summary>
    public static bool HasSoundQuotes(ReadOnlySpan<byte> line, out int offset)
    {
        offset = 0;
        if (!line.Contains((byte)'"'))
        {
            return true;
        }

        for (var words = new WordCursor(line, 0); !words.IsAtEnd; words.MoveNext())
        {
            offset = words.Start;
            var word = words.Word;
            if (word[0] == '"' ? ClosingQuote(word) != word.Length - 1 : word.Contains((byte)'"'))
            {
                return false;
            }
        }

        return true;
    }

    private void Seek(int from)
    {
        var ahead = _line[from..].IndexOfAnyExcept((byte)' ', (byte)'\t');
        Start = ahead < 0 ? _line.Length : from + ahead;
        var rest = _line[Start..];
        var quoted = rest is [(byte)'"', ..] ? ClosingQuote(rest) + 1 : 0;
        var bare = rest[quoted..].IndexOfAny((byte)' ', (byte)'\t');
        End = bare < 0 ? _line.Length : Start + quoted + bare;
    }

    // Where the quote at the beginning of a text is closed, or -1.
    private static int ClosingQuote(ReadOnlySpan<byte> text)
    {
        for (var i = 1; i < text.Length; i++)
        {
            if (text[i] == '\\')
            {
                i++;
            }
            else if (text[i] == '"')
            {
                return i;
            }
        }

        return -1;
    }
}
