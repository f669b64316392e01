using System.Buffers;
using System.Buffers.Text;
using System.Text;
using SgRules.Addressing;

namespace SgRules.Netfilter;

/// <summary>Appends UTF-8 to a buffer writer, taking room for many pieces at a time.</summary>
internal ref struct Utf8TextWriter(IBufferWriter<byte> output)
{
    // A call of the buffer writer for each piece doubles the time (facts: dotnet, section 8).
    private const int Room = 4096;

    private const int MaxDigits = 10;

    private Span<byte> _span = output.GetSpan(Room);
    private int _used;

    public void Write(scoped ReadOnlySpan<byte> utf8)
    {
        Reserve(utf8.Length);
        utf8.CopyTo(_span[_used..]);
        _used += utf8.Length;
    }

    public void Write(string text)
    {
        // Names and devices are ASCII, and short.
        Reserve(Encoding.UTF8.GetMaxByteCount(text.Length));
        _used += Ascii.FromUtf16(text, _span[_used..], out var written) == OperationStatus.Done
            ? written
            : Encoding.UTF8.GetBytes(text, _span[_used..]);
    }

    public void Write(int number)
    {
        Reserve(MaxDigits);
        _ = Utf8Formatter.TryFormat(number, _span[_used..], out var written);
        _used += written;
    }

    public void Write(IPPrefix prefix)
    {
        Reserve(IPPrefix.MaxUtf8Length);
        _ = prefix.TryFormat(_span[_used..], out var written);
        _used += written;
    }

    /// <summary>Writes a prefix, and one address without its length.</summary>
    public void WriteAddressOrPrefix(IPPrefix prefix)
    {
        if (prefix.IsSingleAddress)
        {
            Write(prefix.Address);
        }
        else
        {
            Write(prefix);
        }
    }

    public void Write(InternetAddress address)
    {
        Reserve(InternetAddress.MaxUtf8Length);
        _ = address.TryFormat(_span[_used..], out var written);
        _used += written;
    }

    public void Write(MacAddress mac)
    {
        Reserve(MacAddress.Utf8Length);
        _ = mac.TryFormat(_span[_used..], out var written);
        _used += written;
    }

    /// <summary>Hands everything written so far to the buffer writer.</summary>
    public void Flush()
    {
        output.Advance(_used);
        _span = default;
        _used = 0;
    }

    private void Reserve(int length)
    {
        if (_span.Length - _used < length)
        {
            Flush();
            _span = output.GetSpan(Math.Max(length, Room));
        }
    }
}
