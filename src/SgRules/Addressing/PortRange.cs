using System.Globalization;
using System.Numerics;

namespace SgRules.Addressing;

/// <summary>Consecutive TCP or UDP ports, both ends included.</summary>
/// <remarks>
/// <see langword="default"/> is every port, 0 to 65535. As in CloudStack, 0 to 0 means every port too, so a range of
/// port 0 alone doesn't exist. Orders by first, then last port.
/// </remarks>
public readonly record struct PortRange : IComparable<PortRange>, IComparisonOperators<PortRange, PortRange, bool>
{
    // Kept as the distance from 65535, so that the default is the whole range.
    private readonly ushort _fromTop;

    private PortRange(ushort first, ushort last)
    {
        First = first;
        _fromTop = (ushort)(ushort.MaxValue - last);
    }

    /// <summary>Every port, 0 to 65535.</summary>
    public static PortRange Any => default;

    /// <summary>The first port, 0 to 65535.</summary>
    public ushort First { get; }

    /// <summary>The last port, <see cref="First"/> to 65535.</summary>
    public ushort Last => (ushort)(ushort.MaxValue - _fromTop);

    /// <summary>Whether the range is every port.</summary>
    public bool IsAny => this == Any;

    /// <summary>Whether the range is one port.</summary>
    public bool IsSinglePort => First == Last;

    /// <summary>Makes a range of one port.</summary>
    /// <param name="port">The port, 1 to 65535; 0 means every port.</param>
    /// <returns>The range.</returns>
    public static PortRange Of(ushort port) => Create(port, port);

    /// <summary>Makes a range.</summary>
    /// <param name="first">The first port.</param>
    /// <param name="last">The last port, not below the first; 0 to 0 means every port.</param>
    /// <returns>The range.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="last"/> is below <paramref name="first"/>.</exception>
    public static PortRange Create(ushort first, ushort last)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(last, first);
        return last == 0 ? Any : new PortRange(first, last);
    }

    /// <summary>Whether a port lies in the range.</summary>
    /// <param name="port">The port.</param>
    /// <returns><see langword="true"/> if it does.</returns>
    public bool Contains(ushort port) => First <= port && port <= Last;

    /// <summary>Reads a range.</summary>
    /// <param name="text">One port or two with a hyphen between them, for example <c>22</c> or <c>80-443</c>.</param>
    /// <returns>The range.</returns>
    /// <exception cref="FormatException"><paramref name="text"/> is no range.</exception>
    public static PortRange Parse(ReadOnlySpan<char> text) =>
        TryParse(text, out var ports) ? ports : throw new FormatException($"'{text}' is not a port range such as 22 or 80-443.");

    /// <summary>Reads a range.</summary>
    /// <param name="text">One port or two with a hyphen between them, for example <c>22</c> or <c>80-443</c>.</param>
    /// <param name="ports">The range, or every port if there is none.</param>
    /// <returns><see langword="true"/> if <paramref name="text"/> is a range.</returns>
    public static bool TryParse(ReadOnlySpan<char> text, out PortRange ports) => TryRead(text, out ports);

    /// <summary>Reads a range.</summary>
    /// <param name="utf8Text">As of the reader of characters, in UTF-8.</param>
    /// <param name="ports">The range, or every port if there is none.</param>
    /// <returns><see langword="true"/> if <paramref name="utf8Text"/> is a range.</returns>
    public static bool TryParse(ReadOnlySpan<byte> utf8Text, out PortRange ports) => TryRead(utf8Text, out ports);

    /// <summary>Orders by first, then last port.</summary>
    /// <param name="other">The range to compare with.</param>
    /// <returns>Less than, equal to or more than zero.</returns>
    public int CompareTo(PortRange other) => First != other.First ? First.CompareTo(other.First) : Last.CompareTo(other.Last);

    /// <summary>The range as text.</summary>
    /// <returns>For example <c>22</c> or <c>80-443</c>.</returns>
    public override string ToString() => IsSinglePort
        ? First.ToString(CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{First}-{Last}");

    private static bool TryRead<TChar>(ReadOnlySpan<TChar> text, out PortRange ports)
        where TChar : unmanaged, IBinaryInteger<TChar>
    {
        ports = default;
        var hyphen = text.IndexOf(TChar.CreateTruncating('-'));
        var from = hyphen < 0 ? text : text[..hyphen];
        var to = hyphen < 0 ? text : text[(hyphen + 1)..];
        if (!DecimalText.TryParse(from, ushort.MaxValue, out var first) || !DecimalText.TryParse(to, ushort.MaxValue, out var last) || last < first)
        {
            return false;
        }

        ports = Create((ushort)first, (ushort)last);
        return true;
    }

    /// <inheritdoc/>
    public static bool operator <(PortRange left, PortRange right) => left.CompareTo(right) < 0;

    /// <inheritdoc/>
    public static bool operator <=(PortRange left, PortRange right) => left.CompareTo(right) <= 0;

    /// <inheritdoc/>
    public static bool operator >(PortRange left, PortRange right) => left.CompareTo(right) > 0;

    /// <inheritdoc/>
    public static bool operator >=(PortRange left, PortRange right) => left.CompareTo(right) >= 0;
}
