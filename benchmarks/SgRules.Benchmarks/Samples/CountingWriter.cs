using System.Buffers;

namespace SgRules.Benchmarks;

/// <summary>Counts what is written, and keeps none of it.</summary>
internal sealed class CountingWriter : IBufferWriter<byte>
{
    private byte[] _room = new byte[64 * 1024];

    public long Count { get; private set; }

    public void Advance(int count) => Count += count;

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        if (sizeHint > _room.Length)
        {
            _room = new byte[sizeHint];
        }

        return _room;
    }

    public Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;
}
