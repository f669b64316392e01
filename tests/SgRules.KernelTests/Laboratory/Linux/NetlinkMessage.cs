using System.Buffers.Binary;

namespace SgRules.Laboratory;

/// <summary>A request to the kernel's netfilter, attribute by attribute.</summary>
internal sealed class NetlinkMessage
{
    private const int HeaderLength = 16;
    private const ushort Nested = 0x8000;

    private readonly byte[] _bytes = new byte[1024];
    private int _length;

    /// <summary>Starts a request.</summary>
    /// <param name="type">Subsystem and message, as <c>NFNL_SUBSYS &lt;&lt; 8 | message</c>.</param>
    /// <param name="flags">Flags beside that it is a request and wants an answer.</param>
    /// <param name="sequence">What the answer repeats.</param>
    /// <param name="family">The address family.</param>
    public NetlinkMessage(int type, int flags, int sequence, int family)
    {
        const int requestWithAnswer = 1 | 4;
        BinaryPrimitives.WriteUInt16LittleEndian(_bytes.AsSpan(4), (ushort)type);
        BinaryPrimitives.WriteUInt16LittleEndian(_bytes.AsSpan(6), (ushort)(requestWithAnswer | flags));
        BinaryPrimitives.WriteInt32LittleEndian(_bytes.AsSpan(8), sequence);
        _bytes[HeaderLength] = (byte)family;
        _length = HeaderLength + 4;
    }

    public ReadOnlySpan<byte> Bytes
    {
        get
        {
            BinaryPrimitives.WriteInt32LittleEndian(_bytes, _length);
            return _bytes.AsSpan(0, _length);
        }
    }

    public void Add(int type, params ReadOnlySpan<byte> value) => Add(type, value, static (message, value) =>
    {
        value.CopyTo(message._bytes.AsSpan(message._length));
        message._length += value.Length;
    });

    public void AddUInt16(int type, int value) => Add(type, (byte)(value >> 8), (byte)value);

    public void AddUInt32(int type, uint value) => Add(type, (byte)(value >> 24), (byte)(value >> 16), (byte)(value >> 8), (byte)value);

    /// <summary>Adds an attribute that holds the attributes that <paramref name="content"/> adds.</summary>
    public void AddNested(int type, Action content) => Add(type | Nested, content, static (_, content) => content());

    private void Add<T>(int type, T value, Action<NetlinkMessage, T> write)
        where T : allows ref struct
    {
        var start = _length;
        _length += 4;
        write(this, value);
        BinaryPrimitives.WriteUInt16LittleEndian(_bytes.AsSpan(start), (ushort)(_length - start));
        BinaryPrimitives.WriteUInt16LittleEndian(_bytes.AsSpan(start + 2), (ushort)type);
        _length = (_length + 3) & ~3;
    }
}
