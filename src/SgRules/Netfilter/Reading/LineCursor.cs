using System.Buffers;
using System.Text.Unicode;

namespace SgRules.Netfilter;

/// <summary>Goes through the lines of a text that say something, and notes the bytes that no line may have.</summary>
/// <remarks>Comment lines and empty ones are passed over. Each byte is looked at a fixed number of times.</remarks>
internal ref struct LineCursor
{
    /// <summary>The longest line that restore takes whole, without its line feed (facts: kernel, section 1.1).</summary>
    public const int MaxLength = 10_239;

    private static readonly SearchValues<byte> Controls = SearchValues.Create(
        [0, 1, 2, 3, 4, 5, 6, 7, 8, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 127]);

    private readonly ReadOnlySpan<byte> _utf8;
    private readonly SaveLog _log;
    private readonly bool _isClean;
    private bool _hasCarriageReturn;

    public LineCursor(ReadOnlySpan<byte> utf8, SaveLog log)
    {
        _utf8 = utf8;
        _log = log;
        _isClean = !utf8.ContainsAny(Controls) && Utf8.IsValid(utf8);
        if (utf8.StartsWith("\uFEFF"u8))
        {
            log.Add(SaveFindings.ByteOrderMark, 1, 0, "The text begins with a byte order mark: remove it, restore refuses it.");
            End = "\uFEFF"u8.Length;
        }
    }

    /// <summary>The number of the current line, from 1.</summary>
    public int Number { get; private set; }

    /// <summary>Where the current line begins in the text.</summary>
    public int Start { get; private set; }

    /// <summary>Where the next line begins.</summary>
    public int End { get; private set; }

    /// <summary>The current line without its end.</summary>
    public ReadOnlySpan<byte> Line { get; private set; }

    /// <summary>Whether the last line lacks its line feed, so that nobody knows whether it is whole.</summary>
    public bool IsCutOff { get; private set; }

    /// <summary>Whether the current line can't be read; a finding says why.</summary>
    public bool IsUnreadable { get; private set; }

    /// <summary>Goes to the next line.</summary>
    /// <returns>False behind the last one.</returns>
    public bool MoveNext()
    {
        while (End < _utf8.Length && !IsCutOff)
        {
            Start = End;
            Number++;
            var length = _utf8[Start..].IndexOf((byte)'\n');
            IsCutOff = length < 0;
            Line = IsCutOff ? _utf8[Start..] : _utf8.Slice(Start, length);
            End = Start + Line.Length + 1;
            Inspect();
            if (!Line.IsEmpty && Line[0] != '#' && !IsCutOff)
            {
                return true;
            }
        }

        return false;
    }

    private void Inspect()
    {
        if (IsCutOff)
        {
            _log.Add(SaveFindings.CutOff, Number, 0, $"The last line, '{Excerpt.Of(Line)}', has no line feed, so the text may be cut off: save it again as a whole.");
            return;
        }

        var findings = _isClean ? 0 : InspectBytes();
        if (Line.Length > MaxLength)
        {
            _log.Add(SaveFindings.LineTooLong, Number, MaxLength, "The line has more than 10,239 bytes, and restore would cut it in two: make two rules of it.");
            findings++;
        }

        IsUnreadable = findings > 0;
    }

    private int InspectBytes()
    {
        if (Line is [.., (byte)'\r'])
        {
            Line = Line[..^1];
            NoteCarriageReturn();
        }

        var findings = 0;
        if (Line.IndexOfAny(Controls) is >= 0 and var at)
        {
            _log.Add(SaveFindings.ControlCharacter, Number, at, $"The control character {Excerpt.Of(Line.Slice(at, 1))} stands in the line: remove it, restore would cut or refuse the line.");
            findings++;
        }

        if (!Utf8.IsValid(Line))
        {
            _log.Add(SaveFindings.NotUtf8, Number, ValidLength(Line), "The line is not UTF-8 from here on: save the text again without converting it.");
            findings++;
        }

        return findings;
    }

    // Once for the whole text: all its lines end so, or it was edited by hand.
    private void NoteCarriageReturn()
    {
        if (!_hasCarriageReturn)
        {
            _log.Add(SaveFindings.CarriageReturn, Number, Line.Length, "The line ends in a carriage return: write line feeds only, in the whole text.");
            _hasCarriageReturn = true;
        }
    }

    private static int ValidLength(ReadOnlySpan<byte> utf8)
    {
        var valid = 0;
        while (System.Text.Rune.DecodeFromUtf8(utf8[valid..], out _, out var length) == OperationStatus.Done)
        {
            valid += length;
        }

        return valid;
    }
}
