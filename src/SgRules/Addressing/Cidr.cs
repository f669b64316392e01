using System.Globalization;
using System.Numerics;

namespace SgRules.Addressing;

/// <summary>An address with a prefix length, as operators write it; bits below the prefix are kept.</summary>
/// <remarks>
/// CloudStack stores a CIDR as it was written. What it stands for is <see cref="Prefix"/>; whether the two differ is
/// <see cref="HasHostBits"/>. <see langword="default"/> is <c>0.0.0.0/0</c>.
/// </remarks>
public readonly record struct Cidr
{
    private readonly byte _length;

    private Cidr(InternetAddress address, int length)
    {
        Address = address;
        _length = (byte)length;
    }

    /// <summary>The address as written.</summary>
    public InternetAddress Address { get; }

    /// <summary>How many leading bits count, 0 to 32 for IPv4 and 0 to 128 for IPv6.</summary>
    public int Length => _length;

    /// <summary>The family of the address.</summary>
    public IPFamily Family => Address.Family;

    /// <summary>The prefix it stands for: the address with the bits below the length cleared.</summary>
    public IPPrefix Prefix => IPPrefix.Containing(Address, _length);

    /// <summary>Whether a bit below the length is set, as in <c>10.1.2.3/24</c>.</summary>
    public bool HasHostBits => Prefix.Address != Address;

    /// <summary>Makes a CIDR.</summary>
    /// <param name="address">The address.</param>
    /// <param name="length">How many leading bits count, 0 to the family's width.</param>
    /// <returns>The CIDR.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="length"/> is outside the family's width.</exception>
    public static Cidr Create(InternetAddress address, int length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(length, address.Width);
        return new Cidr(address, length);
    }

    /// <summary>Reads a CIDR.</summary>
    /// <param name="text">An address, a slash and a length, for example <c>203.0.113.0/24</c>; the length is required.</param>
    /// <returns>The CIDR.</returns>
    /// <exception cref="FormatException"><paramref name="text"/> is no CIDR.</exception>
    public static Cidr Parse(ReadOnlySpan<char> text) =>
        TryParse(text, out var cidr) ? cidr : throw new FormatException($"'{text}' is not a CIDR such as 203.0.113.0/24 or 2001:db8::/64.");

    /// <summary>Reads a CIDR.</summary>
    /// <param name="text">An address, a slash and a length, for example <c>203.0.113.0/24</c>; the length is required.</param>
    /// <param name="cidr">The CIDR, or <c>0.0.0.0/0</c> if there is none.</param>
    /// <returns><see langword="true"/> if <paramref name="text"/> is a CIDR.</returns>
    public static bool TryParse(ReadOnlySpan<char> text, out Cidr cidr) => TryRead(text, out cidr);

    /// <summary>Reads a CIDR.</summary>
    /// <param name="utf8Text">As of the reader of characters, in UTF-8.</param>
    /// <param name="cidr">The CIDR, or <c>0.0.0.0/0</c> if there is none.</param>
    /// <returns><see langword="true"/> if <paramref name="utf8Text"/> is a CIDR.</returns>
    public static bool TryParse(ReadOnlySpan<byte> utf8Text, out Cidr cidr) => TryRead(utf8Text, out cidr);

    /// <summary>The CIDR as text, bits below the length included.</summary>
    /// <returns>For example <c>203.0.113.0/24</c>.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Address}/{Length}");

    private static bool TryRead<TChar>(ReadOnlySpan<TChar> text, out Cidr cidr)
        where TChar : unmanaged, IBinaryInteger<TChar>
    {
        cidr = default;
        var slash = text.IndexOf(TChar.CreateTruncating('/'));
        if (slash < 0 || !AddressText.TryParse(text[..slash], out var address)
            || !DecimalText.TryParse(text[(slash + 1)..], address.Width, out var length))
        {
            return false;
        }

        cidr = new Cidr(address, length);
        return true;
    }
}
