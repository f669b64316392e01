using System.Buffers;
using System.Text;

namespace SgRules.Netfilter;

/// <summary>A text that one restore tool loads: UTF-8, lines ended by a line feed.</summary>
public sealed class Document
{
    private readonly Action<IBufferWriter<byte>> _write;

    internal Document(string fileName, Action<IBufferWriter<byte>> write)
    {
        FileName = fileName;
        _write = write;
    }

    /// <summary>The file that <c>compile --out</c> writes it to, for example <c>iptables.restore</c>.</summary>
    public string FileName { get; }

    /// <summary>Writes the text. Takes time in proportion to the text; nothing is kept.</summary>
    /// <param name="output">Where it goes.</param>
    /// <exception cref="ArgumentNullException"><paramref name="output"/> is null.</exception>
    public void WriteTo(IBufferWriter<byte> output)
    {
        ArgumentNullException.ThrowIfNull(output);
        _write(output);
    }

    /// <summary>The whole text.</summary>
    /// <returns>The text.</returns>
    public override string ToString()
    {
        var buffer = new ArrayBufferWriter<byte>();
        _write(buffer);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
