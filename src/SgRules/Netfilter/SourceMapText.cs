using System.Buffers;

namespace SgRules.Netfilter;

/// <summary>The one birthplace of <c>rules.map</c>: document, line and origin with tabs between them.</summary>
internal static class SourceMapText
{
    public static void Write(IBufferWriter<byte> output, SourceMap map)
    {
        var text = new Utf8TextWriter(output);
        foreach (var line in map)
        {
            text.Write(line.FileName);
            text.Write("\t"u8);
            text.Write(line.Line);
            text.Write("\t"u8);
            text.Write(line.Origin.ToString());
            text.Write("\n"u8);
        }

        text.Flush();
    }
}
