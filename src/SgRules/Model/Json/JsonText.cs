using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace SgRules.Model;

/// <summary>What the reader takes for JSON text, and safe access to its strings.</summary>
internal static class JsonText
{
    /// <summary>How deep objects and lists may be nested; a zone needs 6.</summary>
    public const int MaxNesting = 64;

    public static JsonReaderOptions Options => new()
    {
        AllowTrailingCommas = true,
        CommentHandling = JsonCommentHandling.Skip,
        MaxDepth = MaxNesting,
    };

    // RFC 8259 section 8.1 lets a reader ignore the mark, which some editors write.
    public static ReadOnlySpan<byte> WithoutByteOrderMark(ReadOnlySpan<byte> utf8) =>
        utf8.StartsWith("\uFEFF"u8) ? utf8["\uFEFF"u8.Length..] : utf8;

    public static int? FirstInvalidByte(ReadOnlySpan<byte> utf8)
    {
        if (Utf8.IsValid(utf8))
        {
            return null;
        }

        var at = 0;
        while (Rune.DecodeFromUtf8(utf8[at..], out _, out var length) == OperationStatus.Done)
        {
            at += length;
        }

        return at;
    }

    /// <summary>The string or name that the reader stands on; false if it escapes half of a surrogate pair.</summary>
    public static bool TryGetText(ref readonly Utf8JsonReader reader, out string text)
    {
        try
        {
            text = reader.GetString()!;
            return true;
        }
        catch (InvalidOperationException)
        {
            text = string.Empty;
            return false;
        }
    }

    /// <summary>The string that the reader stands on, in the text itself or unescaped into a buffer; empty if it escapes half of a surrogate pair or is too long.</summary>
    public static ReadOnlySpan<byte> Utf8Of(scoped ref readonly Utf8JsonReader reader, Span<byte> buffer)
    {
        if (!reader.ValueIsEscaped)
        {
            return reader.ValueSpan;
        }

        return TryGetText(in reader, out var text) && Encoding.UTF8.TryGetBytes(text, buffer, out var length) ? buffer[..length] : default;
    }

    /// <summary>Copies the string that the reader stands on; false if it escapes half of a surrogate pair or is too long.</summary>
    public static bool TryCopyText(ref readonly Utf8JsonReader reader, Span<char> buffer, out int length)
    {
        length = 0;
        if (!reader.ValueIsEscaped)
        {
            return reader.ValueSpan.Length <= buffer.Length && Encoding.UTF8.TryGetChars(reader.ValueSpan, buffer, out length);
        }

        var copied = TryGetText(in reader, out var text) && text.TryCopyTo(buffer);
        length = copied ? text.Length : 0;
        return copied;
    }
}
