using System.Globalization;
using System.Numerics;

namespace SgRules.Addressing;

/// <summary>Which ICMP or ICMPv6 messages: any, all codes of one type, or one type and code.</summary>
/// <remarks>
/// Type 255 can't exist: iptables reads it as "any" (facts: kernel, section 5). <see langword="default"/> is any message.
/// Orders any first, then by type, all codes before single ones.
/// </remarks>
public readonly record struct IcmpType : IComparable<IcmpType>, IComparisonOperators<IcmpType, IcmpType, bool>
{
    /// <summary>The largest type, 254.</summary>
    public const int MaxType = 254;

    // One more than the number, so that the default is any.
    private readonly short _type;
    private readonly short _code;

    private IcmpType(int? type, int? code)
    {
        _type = (short)(type + 1 ?? 0);
        _code = (short)(code + 1 ?? 0);
    }

    /// <summary>Any message.</summary>
    public static IcmpType Any => default;

    /// <summary>The type, 0 to 254, or <see langword="null"/> for any message.</summary>
    public int? Type => _type == 0 ? null : _type - 1;

    /// <summary>The code, 0 to 255, or <see langword="null"/> for all codes.</summary>
    public int? Code => _code == 0 ? null : _code - 1;

    /// <summary>Whether it is any message.</summary>
    public bool IsAny => _type == 0;

    /// <summary>All codes of a type.</summary>
    /// <param name="type">The type, 0 to 254.</param>
    /// <returns>The messages.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="type"/> is not 0 to 254.</exception>
    public static IcmpType Of(int type)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(type);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(type, MaxType);
        return new IcmpType(type, null);
    }

    /// <summary>One code of a type.</summary>
    /// <param name="type">The type, 0 to 254.</param>
    /// <param name="code">The code, 0 to 255.</param>
    /// <returns>The messages.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="type"/> is not 0 to 254, or <paramref name="code"/> not 0 to 255.</exception>
    public static IcmpType Of(int type, int code)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(type);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(type, MaxType);
        ArgumentOutOfRangeException.ThrowIfNegative(code);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(code, byte.MaxValue);
        return new IcmpType(type, code);
    }

    /// <summary>Orders any first, then by type, all codes before single ones.</summary>
    /// <param name="other">The messages to compare with.</param>
    /// <returns>Less than, equal to or more than zero.</returns>
    public int CompareTo(IcmpType other) => _type != other._type ? _type.CompareTo(other._type) : _code.CompareTo(other._code);

    /// <summary>The messages as text.</summary>
    /// <returns><c>any</c>, or for example <c>8</c> or <c>3/4</c>.</returns>
    public override string ToString() => (Type, Code) switch
    {
        (null, _) => "any",
        ({ } type, null) => type.ToString(CultureInfo.InvariantCulture),
        ({ } type, { } code) => string.Create(CultureInfo.InvariantCulture, $"{type}/{code}"),
    };

    /// <inheritdoc/>
    public static bool operator <(IcmpType left, IcmpType right) => left.CompareTo(right) < 0;

    /// <inheritdoc/>
    public static bool operator <=(IcmpType left, IcmpType right) => left.CompareTo(right) <= 0;

    /// <inheritdoc/>
    public static bool operator >(IcmpType left, IcmpType right) => left.CompareTo(right) > 0;

    /// <inheritdoc/>
    public static bool operator >=(IcmpType left, IcmpType right) => left.CompareTo(right) >= 0;
}
