using System.Buffers;

namespace SgRules.Cli.Files;

/// <summary>A buffer writer before a stream: what is written goes on a piece at a time, so that a document of any size takes one piece of memory.</summary>
internal sealed class StreamBuffer(Stream stream) : IBufferWriter<byte>
{
    private const int PieceSize = 64 * 1024;

    private byte[] _piece = new byte[PieceSize];

    private int _used;

    public void Advance(int count) => _used += count;

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Reserve(Math.Max(sizeHint, 1));
        return _piece.AsMemory(_used);
    }

    public Span<byte> GetSpan(int sizeHint = 0)
    {
        Reserve(Math.Max(sizeHint, 1));
        return _piece.AsSpan(_used);
    }

    /// <summary>Hands everything written so far to the stream.</summary>
    public void Flush()
    {
        stream.Write(_piece, 0, _used);
        _used = 0;
    }

    private void Reserve(int size)
    {
        if (_piece.Length - _used >= size)
        {
            return;
        }

        Flush();
        if (size > _piece.Length)
        {
            _piece = new byte[size];
        }
    }
}
