using System.Numerics;

namespace SgRules.Addressing;

/// <summary>Consecutive addresses of one family, both ends included, as in <c>203.0.113.10-203.0.113.200</c>.</summary>
/// <remarks><see langword="default"/> is <c>0.0.0.0-0.0.0.0</c>.</remarks>
public readonly record struct AddressRange
{
    private AddressRange(InternetAddress first, InternetAddress last)
    {
        First = first;
        Last = last;
    }

    /// <summary>The first address.</summary>
    public InternetAddress First { get; }

    /// <summary>The last address, not before the first.</summary>
    public InternetAddress Last { get; }

    /// <summary>Makes a range.</summary>
    /// <param name="first">The first address.</param>
    /// <param name="last">The last address, of the same family and not before the first.</param>
    /// <returns>The range.</returns>
    /// <exception cref="ArgumentException">The families differ, or <paramref name="last"/> comes before <paramref name="first"/>.</exception>
    public static AddressRange Create(InternetAddress first, InternetAddress last) =>
        first.Family == last.Family && first <= last
            ? new AddressRange(first, last)
            : throw new ArgumentException("The last address must be of the first one's family and not before it.", nameof(last));

    /// <summary>Whether an address lies in the range.</summary>
    /// <param name="address">The address.</param>
    /// <returns><see langword="true"/> if it does; never for the other family.</returns>
    public bool Contains(InternetAddress address) => address.Family == First.Family && First <= address && address <= Last;

    /// <summary>Whether the two ranges share an address.</summary>
    /// <param name="other">The other range.</param>
    /// <returns><see langword="true"/> if they do.</returns>
    public bool Overlaps(AddressRange other) => First.Family == other.First.Family && First <= other.Last && other.First <= Last;

    /// <summary>Reads a range.</summary>
    /// <param name="text">Two addresses of one family with a hyphen between them.</param>
    /// <returns>The range.</returns>
    /// <exception cref="FormatException"><paramref name="text"/> is no range.</exception>
    public static AddressRange Parse(ReadOnlySpan<char> text) =>
        TryParse(text, out var range) ? range : throw new FormatException($"'{text}' is not an address range such as 203.0.113.10-203.0.113.200.");

    /// <summary>Reads a range.</summary>
    /// <param name="text">Two addresses of one family with a hyphen between them.</param>
    /// <param name="range">The range, or the default if there is none.</param>
    /// <returns><see langword="true"/> if <paramref name="text"/> is a range.</returns>
    public static bool TryParse(ReadOnlySpan<char> text, out AddressRange range) => TryRead(text, out range);

    /// <summary>Reads a range.</summary>
    /// <param name="utf8Text">As of the reader of characters, in UTF-8.</param>
    /// <param name="range">The range, or the default if there is none.</param>
    /// <returns><see langword="true"/> if <paramref name="utf8Text"/> is a range.</returns>
    public static bool TryParse(ReadOnlySpan<byte> utf8Text, out AddressRange range) => TryRead(utf8Text, out range);

    /// <summary>The range as text.</summary>
    /// <returns>For example <c>203.0.113.10-203.0.113.200</c>.</returns>
    public override string ToString() => $"{First}-{Last}";

    private static bool TryRead<TChar>(ReadOnlySpan<TChar> text, out AddressRange range)
        where TChar : unmanaged, IBinaryInteger<TChar>
    {
        range = default;
        var hyphen = text.IndexOf(TChar.CreateTruncating('-'));
        if (hyphen < 0 || !AddressText.TryParse(text[..hyphen], out var first)
            || !AddressText.TryParse(text[(hyphen + 1)..], out var last)
            || first.Family != last.Family || last < first)
        {
            return false;
        }

        range = new AddressRange(first, last);
        return true;
    }
}
