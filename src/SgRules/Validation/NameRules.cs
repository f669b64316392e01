using System.Buffers;
using System.Text;

namespace SgRules.Validation;

/// <summary>What names must be for files, devices, chains and comments to hold them.</summary>
internal static class NameRules
{
    /// <summary>The longest name of a file, and of an instance: a comment keeps 255 bytes (facts: kernel, 1.1).</summary>
    public const int MaxBytes = 255;

    private const int MaxDeviceBytes = 15;

    // Of one character of a string; no text is longer in UTF-8.
    private const int MaxCharacterBytes = 3;

    private const string Plain = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-";

    private static readonly SearchValues<char> PlainCharacters = SearchValues.Create(Plain);
    private static readonly SearchValues<char> PortCharacters = SearchValues.Create(Plain + ":@");

    /// <summary>Whether a host may have the name: it becomes a folder.</summary>
    public static bool IsHostName(string name) =>
        name.Length is > 0 and <= MaxBytes && char.IsAsciiLetterOrDigit(name[0]) && !name.AsSpan().ContainsAnyExcept(PlainCharacters);

    /// <summary>Whether a bridge may have the name: it is a device and part of chain names.</summary>
    public static bool IsBridgeName(string name) => IsDevice(name, PlainCharacters);

    /// <summary>Whether a port of a bridge may have the name: a device that a rule can match.</summary>
    public static bool IsPortName(string name) => IsDevice(name, PortCharacters);

    /// <summary>Whether a name is longer than a file name or a comment may be.</summary>
    public static bool IsTooLong(string name) => name.Length > MaxBytes / MaxCharacterBytes && Encoding.UTF8.GetByteCount(name) > MaxBytes;

    /// <summary>Whether a text has a control character, or half a surrogate pair, which no file or comment can hold.</summary>
    public static bool IsUnprintable(string? text)
    {
        var plain = text.AsSpan().IndexOfAnyExceptInRange(' ', '~');
        for (var i = plain < 0 ? int.MaxValue : plain; i < text?.Length; i++)
        {
            if (i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]))
            {
                i++;
            }
            else if (char.IsControl(text[i]) || char.IsSurrogate(text[i]))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsDevice(string name, SearchValues<char> characters) =>
        name.Length is > 0 and <= MaxDeviceBytes && name is not (['-', ..] or "." or "..") && !name.AsSpan().ContainsAnyExcept(characters);
}
