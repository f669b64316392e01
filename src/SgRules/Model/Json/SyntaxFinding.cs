using System.Text;
using System.Text.Json;

namespace SgRules.Model;

/// <summary>Says in our own words where text stops being JSON: the framework's may quote megabytes of it.</summary>
internal static class SyntaxFinding
{
    public static void AddTo(FindingLog log, ReadOnlySpan<byte> utf8, JsonException exception, int nesting)
    {
        var offset = Offset(utf8, exception.LineNumber ?? 0, exception.BytePositionInLine ?? 0);
        var rest = utf8[offset..];
        var isTooDeep = nesting >= JsonText.MaxNesting - 1 && rest is [(byte)'[' or (byte)'{', ..];
        log.Add(offset, isTooDeep
            ? FormatFindings.TooDeep.At(string.Empty, "Objects and lists are nested more than 64 deep here: a zone needs 6 levels. Remove the inner ones.")
            : FormatFindings.NotJson.At(string.Empty, Sentence(utf8[..offset], rest)));
    }

    private static string Sentence(ReadOnlySpan<byte> before, ReadOnlySpan<byte> rest) => rest switch
    {
        [] when before.IsEmpty => "The text is empty: write an object, { \"format\": \"sgrules/1\", ... }.",
        [] => "The text ends too early: a value, a quote or a closing bracket is missing.",
        [(byte)'\n' or (byte)'\r', ..] => "The line ends too early: a closing quote or the rest of a value is missing before its end.",
        [< (byte)' ', ..] => $"A control character can't stand here: remove it, or write {FirstCharacter(rest)} inside a string.",
        [(byte)'/', (byte)'*', ..] => "This comment has no end: write */ behind it.",
        [(byte)'\'', ..] => "JSON wants double quotes: write \" in place of '.",
        _ when before is [.., (byte)'\\'] => $"\\{FirstCharacter(rest)} means nothing in JSON: write \\\\ for a backslash.",
        [(byte)'"', ..] => "A string can't stand here: check for a missing comma, colon or quote before it.",
        _ => $"'{FirstCharacter(rest)}' can't stand here: check for a missing comma, colon, quote or bracket before it.",
    };

    private static string FirstCharacter(ReadOnlySpan<byte> rest)
    {
        _ = Rune.DecodeFromUtf8(rest, out _, out var length);
        return Excerpt.Of(rest[..length]);
    }

    private static int Offset(ReadOnlySpan<byte> utf8, long line, long column)
    {
        var start = 0;
        for (; line > 0; line--)
        {
            var next = utf8[start..].IndexOf((byte)'\n');
            if (next < 0)
            {
                break;
            }

            start += next + 1;
        }

        return (int)Math.Min(start + column, utf8.Length);
    }
}
