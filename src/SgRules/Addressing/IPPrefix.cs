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

    // The parts of an address, not one: with the length it would take eight bytes more.
    private readonly ulong _high;
    private readonly ulong _low;
    private readonly IPFamily _family;
    private readonly byte _length;

    private IPPrefix(InternetAddress address, int length)
    {
        (_high, _low, _family) = (address.High, address.Low, address.Family);
        _length = (byte)length;
    }

    /// <summary>The first address of the block.</summary>
    public InternetAddress Address => InternetAddress.Of(_family, _high, _low);

    /// <summary>How many leading bits all addresses of the block share, 0 to 32 for IPv4 and 0 to 128 for IPv6.</summary>
    public int Length => _length;

    /// <summary>The family.</summary>
    public IPFamily Family => _family;

    /// <summary>Whether the block is one address, /32 or /128.</summary>
    public bool IsSingleAddress => _length == InternetAddress.WidthOf(_family);

    /// <summary>Whether the block is every address of its family, /0.</summary>
    public bool IsAny => _length == 0;

    /// <summary>The last address of the block.</summary>
    public InternetAddress LastAddress
    {
        get
        {
            var (all, some) = (Mask(_family, InternetAddress.WidthOf(_family)), Mask(_family, _length));
            return InternetAddress.Of(_family, _high | (all.High & ~some.High), _low | (all.Low & ~some.Low));
        }
    }

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
        var (high, low) = Mask(address.Family, length);
        return new IPPrefix(InternetAddress.Of(address.Family, address.High & high, address.Low & low), length);
    }

    /// <summary>Whether an address lies in the block.</summary>
    /// <param name="address">The address.</param>
    /// <returns><see langword="true"/> if it does; never for the other family.</returns>
    public bool Contains(InternetAddress address)
    {
        var (high, low) = Mask(_family, _length);
        return address.Family == _family && (address.High & high) == _high && (address.Low & low) == _low;
    }

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
        bytesWritten = AddressText.WriteOctet(_length, utf8Destination, address + 1);
        return true;
    }

    /// <summary>Orders by family, then address, then the widest first.</summary>
    /// <param name="other">The prefix to compare with.</param>
    /// <returns>Less than, equal to or more than zero.</returns>
    public int CompareTo(IPPrefix other)
    {
        if (_family != other._family)
        {
            return (int)_family - (int)other._family;
        }

        if (_high != other._high)
        {
            return _high.CompareTo(other._high);
        }

        return _low != other._low ? _low.CompareTo(other._low) : _length - other._length;
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
        var (high, low) = (first._high ^ second._high, first._low ^ second._low);
        var zeros = high != 0 ? BitOperations.LeadingZeroCount(high) : 64 + BitOperations.LeadingZeroCount(low);
        var shared = zeros - (128 - first.Address.Width);
        return Containing(first.Address, Math.Min(shared, Math.Min(first._length, second._length)));
    }

    private static bool TryTake(bool isCidr, Cidr cidr, out IPPrefix prefix)
    {
        var isPrefix = isCidr && !cidr.HasHostBits;
        prefix = isPrefix ? cidr.Prefix : default;
        return isPrefix;
    }

    // The halves of the bits that a length fixes; an IPv4 address is the lower 32.
    private static (ulong High, ulong Low) Mask(IPFamily family, int length) => family == IPFamily.IPv4
        ? (0, Leading(length + 32) & uint.MaxValue)
        : (Leading(Math.Min(length, 64)), Leading(Math.Max(length - 64, 0)));

    private static ulong Leading(int bits) => bits == 0 ? 0 : ulong.MaxValue << (64 - bits);

    /// <inheritdoc/>
    public static bool operator <(IPPrefix left, IPPrefix right) => left.CompareTo(right) < 0;

    /// <inheritdoc/>
    public static bool operator <=(IPPrefix left, IPPrefix right) => left.CompareTo(right) <= 0;

    /// <inheritdoc/>
    public static bool operator >(IPPrefix left, IPPrefix right) => left.CompareTo(right) > 0;

    /// <inheritdoc/>
    public static bool operator >=(IPPrefix left, IPPrefix right) => left.CompareTo(right) >= 0;
}
