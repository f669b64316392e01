using System.Buffers;
using SgRules.Netfilter;

namespace SgRules.Updates;

/// <summary>Pieces of a POSIX shell script that no text in them can break out of.</summary>
internal static class ShellText
{
    private const string Delimiter = "SGRULES";

    /// <summary>Writes a text as one word, quoted.</summary>
    public static void WriteWord(ref Utf8TextWriter text, string word)
    {
        text.Write("'"u8);
        text.Write(OneLine(word).Replace("'", "'\\''", StringComparison.Ordinal));
        text.Write("'"u8);
    }

    /// <summary>Writes a line of a comment.</summary>
    public static void WriteComment(ref Utf8TextWriter text, string line, string indent = "")
    {
        text.Write("# "u8);
        text.Write(indent);
        text.Write(OneLine(line));
        text.Write("\n"u8);
    }

    /// <summary>Writes a command that is fed a text; what follows the text stands behind the command.</summary>
    public static void WriteFed(ref Utf8TextWriter text, string command, ReadOnlySpan<byte> fed, string otherwise)
    {
        var delimiter = DelimiterFor(fed);
        text.Write(command);
        text.Write(" <<'"u8);
        text.Write(delimiter);
        text.Write("'"u8);
        text.Write(otherwise);
        text.Write("\n"u8);
        text.Write(fed);
        text.Write(delimiter);
        text.Write("\n"u8);
    }

    public static ReadOnlySpan<byte> Utf8(Document document)
    {
        var buffer = new ArrayBufferWriter<byte>();
        document.WriteTo(buffer);
        return buffer.WrittenSpan;
    }

    // A line that equals the delimiter would end the text; a longer one can't be part of any line.
    private static string DelimiterFor(ReadOnlySpan<byte> fed)
    {
        var delimiter = Delimiter;
        while (fed.IndexOf(System.Text.Encoding.UTF8.GetBytes(delimiter)) >= 0)
        {
            delimiter += "_";
        }

        return delimiter;
    }

    // A line feed in a name would begin a command.
    private static string OneLine(string text) =>
        text.Any(char.IsControl) ? string.Concat(text.Select(c => char.IsControl(c) ? '?' : c)) : text;
}
