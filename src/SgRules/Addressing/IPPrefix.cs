using System.Buffers.Text;
using System.Numerics;
using System.Text;

namespace SgRules.Addressing;

/// <summary>A block of addresses: those that share their leading bits. Bits below the length are always zero.</summary>
/// <remarks>
/// Orders by family, then address, then the widest first, so that a prefix comes right before what it contains.
/// <see langword="default"/> is <c>0.0.0.0/0</c>.
/// </remarks>
public readonly record struct IPPrefix : IComparable<IPPrefix>, IComparisonOperators<IPPrefix, IPPrefix, bool>
{
    /// <summary>The longest text form in bytes.</summary>
    internal const int MaxUtf8Length = InternetAddress.MaxUtf8Length + 4;

    private readonly byte _length;

    private IPPrefix(InternetAddress address, int length)
    {
        Address = address;
        _length = (byte)length;
    }

    /// <summary>The first address of the block.</summary>
    public InternetAddress Address { get; }

    /// <summary>How many leading bits all addresses of the block share, 0 to 32 for IPv4 and 0 to 128 for IPv6.</summary>
    public int Length => _length;

    /// <summary>The family.</summary>
    public IPFamily Family => Address.Family;

    /// <summary>Whether the block is one address, /32 or /128.</summary>
    public bool IsSingleAddress => _length == Address.Width;

    /// <summary>Whether the block is every address of its family, /0.</summary>
    public bool IsAny => _length == 0;

    /// <summary>The last address of the block.</summary>
    public InternetAddress LastAddress => InternetAddress.Of(Family, Address.Bits | (Mask(Family, Address.Width) & ~Mask(Family, _length)));

    /// <summary>Every address of a family: <c>0.0.0.0/0</c> or <c>::/0</c>.</summary>
    /// <param name="family">The family.</param>
    /// <returns>The prefix.</returns>
    public static IPPrefix Any(IPFamily family) => new(InternetAddress.Of(family, 0), 0);

    /// <summary>The block of one address.</summary>
    /// <param name="address">The address.</param>
    /// <returns>The /32 or /128.</returns>
    public static IPPrefix Of(InternetAddress address) => new(address, address.Width);

    /// <summary>The block of a length that an address lies in.</summary>
    /// <param name="address">The address; its bits below the length are cleared.</param>
    /// <param name="length">How many leading bits count, 0 to the family's width.</param>
    /// <returns>The prefix.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="length"/> is outside the family's width.</exception>
    public static IPPrefix Containing(InternetAddress address, int length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(length, address.Width);
        return new IPPrefix(InternetAddress.Of(address.Family, address.Bits & Mask(address.Family, length)), length);
    }

    /// <summary>Whether an address lies in the block.</summary>
    /// <param name="address">The address.</param>
    /// <returns><see langword="true"/> if it does; never for the other family.</returns>
    public bool Contains(InternetAddress address) =>
        address.Family == Family && (_length == 0 || (address.Bits ^ Address.Bits) >> (Address.Width - _length) == 0);

    /// <summary>Whether another block lies wholly in this one.</summary>
    /// <param name="other">The other block.</param>
    /// <returns><see langword="true"/> if it does; a block contains itself.</returns>
    public bool Contains(IPPrefix other) => other._length >= _length && Contains(other.Address);

    /// <summary>Whether the two blocks share an address.</summary>
    /// <param name="other">The other block.</param>
    /// <returns><see langword="true"/> if they do.</returns>
    public bool Overlaps(IPPrefix other) => Contains(other) || other.Contains(this);

    /// <summary>Reads a prefix.</summary>
    /// <param name="text">An address, a slash and a length, no bit set below it, for example <c>203.0.113.0/24</c>.</param>
    /// <returns>The prefix.</returns>
    /// <exception cref="FormatException"><paramref name="text"/> is no prefix; see <see cref="Cidr"/> for a reader that takes host bits.</exception>
    public static IPPrefix Parse(ReadOnlySpan<char> text) =>
        TryParse(text, out var prefix) ? prefix : throw new FormatException($"'{text}' is not an IP prefix such as 203.0.113.0/24 or 2001:db8::/64.");

    /// <summary>Reads a prefix.</summary>
    /// <param name="text">An address, a slash and a length, no bit set below it, for example <c>203.0.113.0/24</c>.</param>
    /// <param name="prefix">The prefix, or <c>0.0.0.0/0</c> if there is none.</param>
    /// <returns><see langword="true"/> if <paramref name="text"/> is a prefix.</returns>
    public static bool TryParse(ReadOnlySpan<char> text, out IPPrefix prefix) => TryTake(Cidr.TryParse(text, out var cidr), cidr, out prefix);

    /// <summary>Reads a prefix.</summary>
    /// <param name="utf8Text">As of the reader of characters, in UTF-8.</param>
    /// <param name="prefix">The prefix, or <c>0.0.0.0/0</c> if there is none.</param>
    /// <returns><see langword="true"/> if <paramref name="utf8Text"/> is a prefix.</returns>
    public static bool TryParse(ReadOnlySpan<byte> utf8Text, out IPPrefix prefix) => TryTake(Cidr.TryParse(utf8Text, out var cidr), cidr, out prefix);

    /// <summary>Writes the prefix as UTF-8, the length included.</summary>
    /// <param name="utf8Destination">Where to write; 49 bytes hold any prefix.</param>
    /// <param name="bytesWritten">How many bytes were written.</param>
    /// <returns><see langword="true"/> if there was room.</returns>
    public bool TryFormat(Span<byte> utf8Destination, out int bytesWritten)
    {
        bytesWritten = 0;
        if (!Address.TryFormat(utf8Destination, out var address) || utf8Destination.Length < address + 4)
        {
            return false;
        }

        utf8Destination[address] = (byte)'/';
        _ = Utf8Formatter.TryFormat(_length, utf8Destination[(address + 1)..], out var digits);
        bytesWritten = address + 1 + digits;
        return true;
    }

    /// <summary>Orders by family, then address, then the widest first.</summary>
    /// <param name="other">The prefix to compare with.</param>
    /// <returns>Less than, equal to or more than zero.</returns>
    public int CompareTo(IPPrefix other)
    {
        var byAddress = Address.CompareTo(other.Address);
        return byAddress != 0 ? byAddress : _length.CompareTo(other._length);
    }

    /// <summary>The prefix as text.</summary>
    /// <returns>For example <c>203.0.113.0/24</c>.</returns>
    public override string ToString()
    {
        Span<byte> utf8 = stackalloc byte[MaxUtf8Length];
        _ = TryFormat(utf8, out var length);
        return Encoding.ASCII.GetString(utf8[..length]);
    }

    /// <summary>The longest block that contains two others of one family.</summary>
    internal static IPPrefix Common(IPPrefix first, IPPrefix second)
    {
        var width = first.Address.Width;
        var differing = first.Address.Bits ^ second.Address.Bits;
        var shared = width - (128 - (int)UInt128.LeadingZeroCount(differing));
        return Containing(first.Address, Math.Min(shared, Math.Min(first._length, second._length)));
    }

    private static bool TryTake(bool isCidr, Cidr cidr, out IPPrefix prefix)
    {
        var isPrefix = isCidr && !cidr.HasHostBits;
        prefix = isPrefix ? cidr.Prefix : default;
        return isPrefix;
    }

    private static UInt128 Mask(IPFamily family, int length)
    {
        var width = InternetAddress.WidthOf(family);
        var all = UInt128.MaxValue >> (128 - width);
        return length == 0 ? 0 : (all << (width - length)) & all;
    }

    /// <inheritdoc/>
    public static bool operator <(IPPrefix left, IPPrefix right) => left.CompareTo(right) < 0;

    /// <inheritdoc/>
    public static bool operator <=(IPPrefix left, IPPrefix right) => left.CompareTo(right) <= 0;

    /// <inheritdoc/>
    public static bool operator >(IPPrefix left, IPPrefix right) => left.CompareTo(right) > 0;

    /// <inheritdoc/>
    public static bool operator >=(IPPrefix left, IPPrefix right) => left.CompareTo(right) >= 0;
}
