using System.Buffers;

namespace SgRules.Netfilter;

/// <summary>The one birthplace of <c>rules.map</c>: document, line and origin with tabs between them.</summary>
internal static class SourceMapText
{
    public static void Write(IBufferWriter<byte> output, IEnumerable<SourceLine> lines)
    {
        var text = new Utf8TextWriter(output);
        foreach (var line in lines)
        {
            text.Write(line.FileName);
            text.Write("\t"u8);
            text.Write(line.Line);
            text.Write("\t"u8);
            text.Write(line.Origin.Paragraph);
            if (line.Origin.Subject.Length > 0)
            {
                text.Write(" "u8);
                text.Write(line.Origin.Subject);
            }

            text.Write("\n"u8);
        }

        text.Flush();
    }
}
