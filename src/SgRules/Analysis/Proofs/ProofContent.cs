using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using SgRules.Addressing;

namespace SgRules.Analysis;

/// <summary>Content that a proof rests on, written so that different content is written differently, for its <see cref="ProofKey"/>.</summary>
internal sealed class ProofContent
{
    private readonly ArrayBufferWriter<byte> _bytes = new();

    /// <summary>Where text goes that ends by itself.</summary>
    public IBufferWriter<byte> Text => _bytes;

    public void Add(int number)
    {
        BinaryPrimitives.WriteInt32BigEndian(_bytes.GetSpan(4), number);
        _bytes.Advance(4);
    }

    public void Add(string text)
    {
        Add(Encoding.UTF8.GetByteCount(text));
        _ = Encoding.UTF8.GetBytes(text, _bytes);
    }

    public void Add(InternetAddress address)
    {
        BinaryPrimitives.WriteUInt128BigEndian(_bytes.GetSpan(16), address.Bits);
        _bytes.Advance(16);
    }

    public void Add(IPPrefix prefix)
    {
        Add(prefix.Length);
        Add(prefix.Address);
    }

    public void Add(ProofKey key)
    {
        var bytes = _bytes.GetSpan(ProofKey.Size);
        BinaryPrimitives.WriteUInt128BigEndian(bytes, key.High);
        BinaryPrimitives.WriteUInt128BigEndian(bytes[16..], key.Low);
        _bytes.Advance(ProofKey.Size);
    }

    public void AddAll<T>(IReadOnlyCollection<T> items, Action<T> add)
    {
        Add(items.Count);
        foreach (var item in items)
        {
            add(item);
        }
    }

    public ProofKey ToKey() => ProofKey.Of(SHA256.HashData(_bytes.WrittenSpan));
}
