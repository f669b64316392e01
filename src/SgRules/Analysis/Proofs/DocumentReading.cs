using System.Buffers;
using SgRules.Addressing;
using SgRules.Netfilter;

namespace SgRules.Analysis;

/// <summary>Reads documents back from their text.</summary>
internal static class DocumentReading
{
    public static SetsReading Sets(Document document) => SaveText.ReadSets(Utf8(document), document.FileName);

    public static TableReading Table(IPFamily family, Document document) => SaveText.ReadTable(family, Utf8(document), document.FileName);

    private static ReadOnlySpan<byte> Utf8(Document document)
    {
        var text = new ArrayBufferWriter<byte>();
        document.WriteTo(text);
        return text.WrittenSpan;
    }
}
