using System.Globalization;
using SgRules.Addressing;

namespace SgRules.Model;

/// <summary>A network's VLAN: untagged, or an identifier from 1 to 4094 (IEEE 802.1Q).</summary>
/// <remarks><see langword="default"/> is untagged.</remarks>
public readonly record struct Vlan
{
    private const int MaxId = 4094;

    private readonly ushort _id;

    private Vlan(int id) => _id = (ushort)id;

    /// <summary>No tag.</summary>
    public static Vlan Untagged => default;

    /// <summary>The identifier, 1 to 4094, or <see langword="null"/> when untagged.</summary>
    public int? Id => _id == 0 ? null : _id;

    /// <summary>Makes a VLAN of its identifier.</summary>
    /// <param name="id">The identifier, 1 to 4094.</param>
    /// <returns>The VLAN.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="id"/> is not 1 to 4094.</exception>
    public static Vlan Of(int id)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(id, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(id, MaxId);
        return new Vlan(id);
    }

    /// <summary>Reads a VLAN.</summary>
    /// <param name="text"><c>untagged</c>, or an identifier from 1 to 4094.</param>
    /// <param name="vlan">The VLAN, or untagged if there is none.</param>
    /// <returns><see langword="true"/> if <paramref name="text"/> is a VLAN.</returns>
    public static bool TryParse(ReadOnlySpan<char> text, out Vlan vlan)
    {
        var tagged = DecimalText.TryParse(text, MaxId, out var id) && id > 0;
        vlan = tagged ? new Vlan(id) : Untagged;
        return tagged || text is "untagged";
    }

    /// <summary>Reads a VLAN.</summary>
    /// <param name="utf8Text">As of the reader of characters, in UTF-8.</param>
    /// <param name="vlan">The VLAN, or untagged if there is none.</param>
    /// <returns><see langword="true"/> if <paramref name="utf8Text"/> is a VLAN.</returns>
    public static bool TryParse(ReadOnlySpan<byte> utf8Text, out Vlan vlan)
    {
        var tagged = DecimalText.TryParse(utf8Text, MaxId, out var id) && id > 0;
        vlan = tagged ? new Vlan(id) : Untagged;
        return tagged || utf8Text.SequenceEqual("untagged"u8);
    }

    /// <summary>The VLAN as text.</summary>
    /// <returns><c>untagged</c>, or the identifier.</returns>
    public override string ToString() => Id?.ToString(CultureInfo.InvariantCulture) ?? "untagged";
}
