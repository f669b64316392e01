namespace SgRules.Model;

/// <summary>Turns offsets, asked for in ascending order, into lines and columns; each byte is looked at once.</summary>
internal ref struct LineCounter(ReadOnlySpan<byte> utf8)
{
    private readonly ReadOnlySpan<byte> _utf8 = utf8;
    private int _counted;
    private int _line = 1;
    private int _lineStart;

    public Diagnostic Place(Diagnostic diagnostic, int offset)
    {
        for (int next; (next = _utf8[_counted..offset].IndexOf((byte)'\n')) >= 0;)
        {
            _counted += next + 1;
            _lineStart = _counted;
            _line++;
        }

        _counted = offset;
        return diagnostic with { Line = _line, Column = offset - _lineStart + 1 };
    }
}
