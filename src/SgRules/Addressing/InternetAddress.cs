using System.Numerics;
using System.Text;

namespace SgRules.Addressing;

/// <summary>One IPv4 or IPv6 address.</summary>
/// <remarks>
/// A value: comparing, hashing and formatting one into a span allocates nothing. IPv4 orders before IPv6, then by number.
/// <see langword="default"/> is <c>0.0.0.0</c>. There are no zones (<c>%eth0</c>), and IPv4-mapped addresses are IPv6.
/// </remarks>
public readonly record struct InternetAddress : IComparable<InternetAddress>, IComparisonOperators<InternetAddress, InternetAddress, bool>
{
    /// <summary>The longest text form in bytes.</summary>
    internal const int MaxUtf8Length = 45;

    // Two halves: a UInt128 would be aligned to 16 bytes and make every address and prefix half as large again.
    private readonly ulong _high;
    private readonly ulong _low;

    private InternetAddress(IPFamily family, ulong high, ulong low)
    {
        Family = family;
        _high = high;
        _low = low;
    }

    /// <summary>The limited broadcast address <c>255.255.255.255</c> (RFC 919 section 7).</summary>
    internal static InternetAddress IPv4Broadcast => IPv4(uint.MaxValue);

    /// <summary>The unspecified IPv6 address <c>::</c> (RFC 4291 section 2.5.2).</summary>
    public static InternetAddress IPv6Unspecified => new(IPFamily.IPv6, 0, 0);

    /// <summary>The family.</summary>
    public IPFamily Family { get; }

    /// <summary>The address as a number, its first octet the most significant; 32 bits for IPv4, 128 for IPv6.</summary>
    public UInt128 Bits => new(_high, _low);

    /// <summary>The upper half of <see cref="Bits"/>; 0 for IPv4.</summary>
    internal ulong High => _high;

    /// <summary>The lower half of <see cref="Bits"/>.</summary>
    internal ulong Low => _low;

    /// <summary>How many bits addresses of this family have: 32 or 128.</summary>
    public int Width => WidthOf(Family);

    /// <summary>Whether it is a multicast address: 224.0.0.0/4 (RFC 5771) or ff00::/8 (RFC 4291).</summary>
    public bool IsMulticast => Family == IPFamily.IPv4 ? _low >> 28 == 0xE : _high >> 56 == 0xFF;

    /// <summary>Whether it is 0.0.0.0 or ::.</summary>
    public bool IsUnspecified => (_high | _low) == 0;

    /// <summary>Whether it is an IPv6 link-local unicast address, fe80::/10 (RFC 4291 section 2.5.6).</summary>
    public bool IsIPv6LinkLocal => Family == IPFamily.IPv6 && _high >> 54 == 0x3FA;

    /// <summary>Makes an IPv4 address of a number.</summary>
    /// <param name="bits">The address, its first octet in the most significant byte.</param>
    /// <returns>The address.</returns>
    public static InternetAddress IPv4(uint bits) => new(IPFamily.IPv4, 0, bits);

    /// <summary>Makes an IPv6 address of a number.</summary>
    /// <param name="bits">The address, its first octet in the most significant byte.</param>
    /// <returns>The address.</returns>
    public static InternetAddress IPv6(UInt128 bits) => Of(IPFamily.IPv6, bits);

    /// <summary>Reads an address.</summary>
    /// <param name="text">Four decimal octets without leading zeros, or any IPv6 form of RFC 4291 section 2.2 without a zone.</param>
    /// <returns>The address.</returns>
    /// <exception cref="FormatException"><paramref name="text"/> is no such address.</exception>
    public static InternetAddress Parse(ReadOnlySpan<char> text) =>
        TryParse(text, out var address) ? address : throw new FormatException($"'{text}' is not an IP address such as 203.0.113.19 or 2001:db8::13.");

    /// <summary>Reads an address.</summary>
    /// <param name="text">Four decimal octets without leading zeros, or any IPv6 form of RFC 4291 section 2.2 without a zone.</param>
    /// <param name="address">The address, or <c>0.0.0.0</c> if there is none.</param>
    /// <returns><see langword="true"/> if <paramref name="text"/> is an address.</returns>
    public static bool TryParse(ReadOnlySpan<char> text, out InternetAddress address) => AddressText.TryParse(text, out address);

    /// <summary>Reads an address.</summary>
    /// <param name="utf8Text">As of the reader of characters, in UTF-8.</param>
    /// <param name="address">The address, or <c>0.0.0.0</c> if there is none.</param>
    /// <returns><see langword="true"/> if <paramref name="utf8Text"/> is an address.</returns>
    public static bool TryParse(ReadOnlySpan<byte> utf8Text, out InternetAddress address) => AddressText.TryParse(utf8Text, out address);

    /// <summary>Writes the address as UTF-8: dotted decimal, or RFC 5952 lower case.</summary>
    /// <param name="utf8Destination">Where to write; 45 bytes hold any address.</param>
    /// <param name="bytesWritten">How many bytes were written.</param>
    /// <returns><see langword="true"/> if there was room.</returns>
    public bool TryFormat(Span<byte> utf8Destination, out int bytesWritten) => AddressText.TryFormat(this, utf8Destination, out bytesWritten);

    /// <summary>Orders IPv4 before IPv6, then by number.</summary>
    /// <param name="other">The address to compare with.</param>
    /// <returns>Less than, equal to or more than zero.</returns>
    public int CompareTo(InternetAddress other)
    {
        if (Family != other.Family)
        {
            return (int)Family - (int)other.Family;
        }

        return _high != other._high ? _high.CompareTo(other._high) : _low.CompareTo(other._low);
    }

    /// <summary>The address as text: dotted decimal, or RFC 5952 lower case.</summary>
    /// <returns>For example <c>203.0.113.19</c> or <c>2001:db8::13</c>.</returns>
    public override string ToString()
    {
        Span<byte> utf8 = stackalloc byte[MaxUtf8Length];
        _ = TryFormat(utf8, out var length);
        return Encoding.ASCII.GetString(utf8[..length]);
    }

    internal static InternetAddress Of(IPFamily family, UInt128 bits) => new(family, (ulong)(bits >> 64), (ulong)bits);

    internal static InternetAddress Of(IPFamily family, ulong high, ulong low) => new(family, high, low);

    internal static int WidthOf(IPFamily family) => family == IPFamily.IPv4 ? 32 : 128;

    /// <inheritdoc/>
    public static bool operator <(InternetAddress left, InternetAddress right) => left.CompareTo(right) < 0;

    /// <inheritdoc/>
    public static bool operator <=(InternetAddress left, InternetAddress right) => left.CompareTo(right) <= 0;

    /// <inheritdoc/>
    public static bool operator >(InternetAddress left, InternetAddress right) => left.CompareTo(right) > 0;

    /// <inheritdoc/>
    public static bool operator >=(InternetAddress left, InternetAddress right) => left.CompareTo(right) >= 0;
}
