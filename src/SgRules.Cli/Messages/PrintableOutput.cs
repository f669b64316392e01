using System.Buffers;
using System.Text;

namespace SgRules.Cli.Messages;

/// <summary>Takes UTF-8 and passes it on in pieces of whole lines, made safe by <see cref="Printable"/>: a report of any size takes one piece of memory.</summary>
internal sealed class PrintableOutput(Stream output) : IBufferWriter<byte>
{
    private const int PieceSize = 64 * 1024;

    private readonly ArrayBufferWriter<byte> _piece = new(PieceSize);

    public void Advance(int count)
    {
        _piece.Advance(count);
        if (_piece.WrittenCount >= PieceSize)
        {
            PassOnLines();
        }
    }

    public Memory<byte> GetMemory(int sizeHint = 0) => _piece.GetMemory(sizeHint);

    public Span<byte> GetSpan(int sizeHint = 0) => _piece.GetSpan(sizeHint);

    /// <summary>Ends the last line and passes it on.</summary>
    public void Complete()
    {
        _piece.Write("\n"u8);
        PassOnLines();
    }

    // A piece may end within a character, a line can't.
    private void PassOnLines()
    {
        var end = _piece.WrittenSpan.LastIndexOf((byte)'\n') + 1;
        if (end == 0)
        {
            return;
        }

        foreach (var line in _piece.WrittenSpan[..end].Split((byte)'\n'))
        {
            if (line.Start.Value < end)
            {
                output.Write(Encoding.UTF8.GetBytes(Printable.Escape(Encoding.UTF8.GetString(_piece.WrittenSpan[line]))));
                output.Write("\n"u8);
            }
        }

        var rest = _piece.WrittenSpan[end..].ToArray();
        _piece.ResetWrittenCount();
        _piece.Write(rest);
    }
}
