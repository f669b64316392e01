using System.Numerics;
using System.Text;

namespace SgRules.Addressing;

/// <summary>A 48-bit Ethernet address.</summary>
/// <remarks>Orders by number. <see langword="default"/> is <c>00:00:00:00:00:00</c>, which no NIC may have.</remarks>
public readonly record struct MacAddress : IComparable<MacAddress>, IComparisonOperators<MacAddress, MacAddress, bool>
{
    /// <summary>The length of the text form in bytes.</summary>
    internal const int Utf8Length = 17;

    private MacAddress(ulong bits) => Bits = bits;

    /// <summary>Every station's: <c>ff:ff:ff:ff:ff:ff</c>.</summary>
    public static MacAddress Broadcast { get; } = new(0xFFFF_FFFF_FFFF);

    /// <summary>The address as a 48-bit number, its first octet the most significant.</summary>
    public ulong Bits { get; }

    /// <summary>Whether it addresses a group of stations: the lowest bit of the first octet is set (IEEE 802).</summary>
    public bool IsMulticast => ((Bits >> 40) & 1) == 1;

    /// <summary>The IPv6 link-local address that a station forms of its MAC: modified EUI-64 (RFC 4291 appendix A) under fe80::/64.</summary>
    public InternetAddress LinkLocalAddress
    {
        get
        {
            var high = (Bits >> 24) ^ 0x02_00_00;
            var identifier = (high << 40) | (0xFF_FEUL << 24) | (Bits & 0xFF_FF_FF);
            return InternetAddress.IPv6(new UInt128(0xFE80_0000_0000_0000, identifier));
        }
    }

    /// <summary>Makes an address of a number.</summary>
    /// <param name="bits">The address, its first octet in the most significant of six bytes; 0 to 2^48-1.</param>
    /// <returns>The address.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="bits"/> needs more than 48 bits.</exception>
    public static MacAddress Create(ulong bits)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(bits, 0xFFFF_FFFF_FFFFUL);
        return new MacAddress(bits);
    }

    /// <summary>Reads an address.</summary>
    /// <param name="text">Six pairs of hexadecimal digits with colons between them, in either case.</param>
    /// <returns>The address.</returns>
    /// <exception cref="FormatException"><paramref name="text"/> is no such address.</exception>
    public static MacAddress Parse(ReadOnlySpan<char> text) =>
        TryParse(text, out var mac) ? mac : throw new FormatException($"'{text}' is not a MAC address such as 06:00:c2:00:00:13.");

    /// <summary>Reads an address.</summary>
    /// <param name="text">Six pairs of hexadecimal digits with colons between them, in either case.</param>
    /// <param name="mac">The address, or the default if there is none.</param>
    /// <returns><see langword="true"/> if <paramref name="text"/> is an address.</returns>
    public static bool TryParse(ReadOnlySpan<char> text, out MacAddress mac) => TryRead(text, out mac);

    /// <summary>Reads an address.</summary>
    /// <param name="utf8Text">As of the reader of characters, in UTF-8.</param>
    /// <param name="mac">The address, or the default if there is none.</param>
    /// <returns><see langword="true"/> if <paramref name="utf8Text"/> is an address.</returns>
    public static bool TryParse(ReadOnlySpan<byte> utf8Text, out MacAddress mac) => TryRead(utf8Text, out mac);

    /// <summary>Writes the address as UTF-8, lower case.</summary>
    /// <param name="utf8Destination">Where to write; 17 bytes are needed.</param>
    /// <param name="bytesWritten">How many bytes were written.</param>
    /// <returns><see langword="true"/> if there was room.</returns>
    public bool TryFormat(Span<byte> utf8Destination, out int bytesWritten)
    {
        bytesWritten = 0;
        if (utf8Destination.Length < Utf8Length)
        {
            return false;
        }

        for (var octet = 0; octet < 6; octet++)
        {
            var value = (int)(Bits >> (40 - (8 * octet))) & 0xFF;
            utf8Destination[3 * octet] = "0123456789abcdef"u8[value >> 4];
            utf8Destination[(3 * octet) + 1] = "0123456789abcdef"u8[value & 0xF];
            if (octet < 5)
            {
                utf8Destination[(3 * octet) + 2] = (byte)':';
            }
        }

        bytesWritten = Utf8Length;
        return true;
    }

    /// <summary>Orders by number.</summary>
    /// <param name="other">The address to compare with.</param>
    /// <returns>Less than, equal to or more than zero.</returns>
    public int CompareTo(MacAddress other) => Bits.CompareTo(other.Bits);

    /// <summary>The address as text, lower case.</summary>
    /// <returns>For example <c>06:00:c2:00:00:13</c>.</returns>
    public override string ToString()
    {
        Span<byte> utf8 = stackalloc byte[Utf8Length];
        _ = TryFormat(utf8, out _);
        return Encoding.ASCII.GetString(utf8);
    }

    private static bool TryRead<TChar>(ReadOnlySpan<TChar> text, out MacAddress mac)
        where TChar : unmanaged, IBinaryInteger<TChar>
    {
        mac = default;
        if (text.Length != Utf8Length)
        {
            return false;
        }

        ulong bits = 0;
        for (var i = 0; i < Utf8Length; i += 3)
        {
            var (high, low) = (HexText.ValueOf(text[i]), HexText.ValueOf(text[i + 1]));
            if (high > 0xF || low > 0xF || (i + 2 < Utf8Length && text[i + 2] != TChar.CreateTruncating(':')))
            {
                return false;
            }

            bits = (bits << 8) | (high << 4) | low;
        }

        mac = new MacAddress(bits);
        return true;
    }

    /// <inheritdoc/>
    public static bool operator <(MacAddress left, MacAddress right) => left.CompareTo(right) < 0;

    /// <inheritdoc/>
    public static bool operator <=(MacAddress left, MacAddress right) => left.CompareTo(right) <= 0;

    /// <inheritdoc/>
    public static bool operator >(MacAddress left, MacAddress right) => left.CompareTo(right) > 0;

    /// <inheritdoc/>
    public static bool operator >=(MacAddress left, MacAddress right) => left.CompareTo(right) >= 0;
}
