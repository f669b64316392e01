using System.Globalization;

namespace SgRules.Addressing;

/// <summary>What an Ethernet frame says it carries: a type, 0x0600 to 0xffff, or a length, as LLC and SNAP frames do (IEEE 802.3).</summary>
/// <remarks>A tagged frame is of its outermost tag's type, whatever the tag is around. <see langword="default"/> is <see cref="Length"/>.</remarks>
public readonly record struct EtherType : IComparable<EtherType>, System.Numerics.IComparisonOperators<EtherType, EtherType, bool>
{
    private const int Smallest = 0x0600;

    private EtherType(ushort number) => Number = number;

    /// <summary>No type but a length: LLC, SNAP, spanning tree.</summary>
    public static EtherType Length => default;

    /// <summary>IPv4, 0x0800.</summary>
    public static EtherType IPv4 => new(0x0800);

    /// <summary>ARP, 0x0806.</summary>
    public static EtherType Arp => new(0x0806);

    /// <summary>A VLAN tag, IEEE 802.1Q, 0x8100; also one with VLAN 0, which carries a priority only.</summary>
    public static EtherType Vlan => new(0x8100);

    /// <summary>IPv6, 0x86dd.</summary>
    public static EtherType IPv6 => new(0x86dd);

    /// <summary>A provider's VLAN tag, IEEE 802.1ad ("QinQ"), 0x88a8.</summary>
    public static EtherType ProviderVlan => new(0x88a8);

    /// <summary>The type, 0x0600 to 0xffff; 0 for a length.</summary>
    public ushort Number { get; }

    /// <summary>Whether it is IPv4 or IPv6.</summary>
    public bool IsIP => this == IPv4 || this == IPv6;

    /// <summary>Makes a type of its number.</summary>
    /// <param name="number">The number, 0x0600 to 0xffff.</param>
    /// <returns>The type.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="number"/> is a length, or has more than 16 bits.</exception>
    public static EtherType Of(int number)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(number, Smallest);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(number, ushort.MaxValue);
        return new EtherType((ushort)number);
    }

    /// <summary>The type of the frames that carry a family's packets.</summary>
    /// <param name="family">The family.</param>
    /// <returns>The type.</returns>
    public static EtherType Of(IPFamily family) => family == IPFamily.IPv4 ? IPv4 : IPv6;

    /// <summary>Orders by number, a length first.</summary>
    /// <param name="other">The type to compare with.</param>
    /// <returns>Less than, equal to or more than zero.</returns>
    public int CompareTo(EtherType other) => Number.CompareTo(other.Number);

    /// <summary>The type for people.</summary>
    /// <returns>For example <c>arp</c>, <c>vlan</c> or <c>0x88cc</c>.</returns>
    public override string ToString() => Number switch
    {
        0 => "length",
        0x0800 => "ipv4",
        0x0806 => "arp",
        0x8100 => "vlan",
        0x86dd => "ipv6",
        0x88a8 => "qinq",
        _ => string.Create(CultureInfo.InvariantCulture, $"0x{Number:x4}"),
    };

    /// <inheritdoc/>
    public static bool operator <(EtherType left, EtherType right) => left.CompareTo(right) < 0;

    /// <inheritdoc/>
    public static bool operator <=(EtherType left, EtherType right) => left.CompareTo(right) <= 0;

    /// <inheritdoc/>
    public static bool operator >(EtherType left, EtherType right) => left.CompareTo(right) > 0;

    /// <inheritdoc/>
    public static bool operator >=(EtherType left, EtherType right) => left.CompareTo(right) >= 0;
}
