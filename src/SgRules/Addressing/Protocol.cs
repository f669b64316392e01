using System.Buffers;
using System.Globalization;
using System.Numerics;
using System.Text;

namespace SgRules.Addressing;

/// <summary>An Internet protocol number, 1 to 255, or every protocol.</summary>
/// <remarks>
/// Number 0 can't exist: iptables reads it as "every protocol". <see langword="default"/> is every protocol.
/// Orders every protocol first, then by number.
/// </remarks>
public readonly record struct Protocol : IComparable<Protocol>, IComparisonOperators<Protocol, Protocol, bool>
{
    // Of icmpv6; a longer text is no protocol.
    private const int MaxLength = 6;

    private Protocol(byte number) => Number = number;

    /// <summary>Every protocol.</summary>
    public static Protocol All => default;

    /// <summary>ICMP for IPv4, number 1.</summary>
    public static Protocol Icmp => new(1);

    /// <summary>TCP, number 6.</summary>
    public static Protocol Tcp => new(6);

    /// <summary>UDP, number 17.</summary>
    public static Protocol Udp => new(17);

    /// <summary>The authentication header of IPsec (RFC 4302), number 51.</summary>
    public static Protocol AuthenticationHeader => new(51);

    /// <summary>ICMP for IPv6, number 58.</summary>
    public static Protocol IcmpV6 => new(58);

    /// <summary>The number, 1 to 255; 0 for every protocol.</summary>
    public byte Number { get; }

    /// <summary>Whether it is every protocol.</summary>
    public bool IsAll => Number == 0;

    /// <summary>Whether it has ports here: TCP or UDP.</summary>
    public bool HasPorts => Number is 6 or 17;

    /// <summary>Whether it has message types: ICMP or ICMPv6.</summary>
    public bool HasIcmpTypes => Number is 1 or 58;

    /// <summary>Makes a protocol of its number.</summary>
    /// <param name="number">The number, 1 to 255.</param>
    /// <returns>The protocol.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="number"/> is not 1 to 255.</exception>
    public static Protocol Of(int number)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(number, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(number, byte.MaxValue);
        return new Protocol((byte)number);
    }

    /// <summary>Reads a protocol.</summary>
    /// <param name="text"><c>tcp</c>, <c>udp</c>, <c>icmp</c>, <c>icmpv6</c>, <c>all</c> in lower case, or a number, 1 to 255.</param>
    /// <returns>The protocol.</returns>
    /// <exception cref="FormatException"><paramref name="text"/> is no protocol.</exception>
    public static Protocol Parse(ReadOnlySpan<char> text) =>
        TryParse(text, out var protocol) ? protocol : throw new FormatException($"'{text}' is not tcp, udp, icmp, icmpv6, all or a number from 1 to 255.");

    /// <summary>Reads a protocol.</summary>
    /// <param name="text"><c>tcp</c>, <c>udp</c>, <c>icmp</c>, <c>icmpv6</c>, <c>all</c> in lower case, or a number, 1 to 255.</param>
    /// <param name="protocol">The protocol, or every protocol if there is none.</param>
    /// <returns><see langword="true"/> if <paramref name="text"/> is a protocol.</returns>
    public static bool TryParse(ReadOnlySpan<char> text, out Protocol protocol)
    {
        Protocol? found = text switch
        {
            "all" => All,
            "tcp" => Tcp,
            "udp" => Udp,
            "icmp" => Icmp,
            "icmpv6" => IcmpV6,
            _ => DecimalText.TryParse(text, byte.MaxValue, out var number) && number > 0 ? new Protocol((byte)number) : null,
        };
        protocol = found ?? All;
        return found is not null;
    }

    /// <summary>Reads a protocol.</summary>
    /// <param name="utf8Text">As of the reader of characters, in UTF-8.</param>
    /// <param name="protocol">The protocol, or every protocol if there is none.</param>
    /// <returns><see langword="true"/> if <paramref name="utf8Text"/> is a protocol.</returns>
    public static bool TryParse(ReadOnlySpan<byte> utf8Text, out Protocol protocol)
    {
        Span<char> text = stackalloc char[MaxLength];
        protocol = All;
        return Ascii.ToUtf16(utf8Text, text, out var length) == OperationStatus.Done && TryParse(text[..length], out protocol);
    }

    /// <summary>Orders every protocol first, then by number.</summary>
    /// <param name="other">The protocol to compare with.</param>
    /// <returns>Less than, equal to or more than zero.</returns>
    public int CompareTo(Protocol other) => Number.CompareTo(other.Number);

    /// <summary>The protocol as text, by its word where it has one.</summary>
    /// <returns>For example <c>tcp</c>, <c>all</c> or <c>47</c>.</returns>
    public override string ToString() => Number switch
    {
        0 => "all",
        1 => "icmp",
        6 => "tcp",
        17 => "udp",
        58 => "icmpv6",
        _ => Number.ToString(CultureInfo.InvariantCulture),
    };

    /// <inheritdoc/>
    public static bool operator <(Protocol left, Protocol right) => left.CompareTo(right) < 0;

    /// <inheritdoc/>
    public static bool operator <=(Protocol left, Protocol right) => left.CompareTo(right) <= 0;

    /// <inheritdoc/>
    public static bool operator >(Protocol left, Protocol right) => left.CompareTo(right) > 0;

    /// <inheritdoc/>
    public static bool operator >=(Protocol left, Protocol right) => left.CompareTo(right) >= 0;
}
