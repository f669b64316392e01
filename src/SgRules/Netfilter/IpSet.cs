using SgRules.Addressing;

namespace SgRules.Netfilter;

/// <summary>A set of addresses or prefixes of one family. Sets are compared as values: name, type, family, members.</summary>
public sealed class IpSet : IEquatable<IpSet>
{
    /// <summary>The most members a set may have: <c>maxelem</c> of the one header that every set is made with.</summary>
    public const int MaxMembers = 16_777_216;

    private IpSet(Origin origin, SetName name, IpSetType type, IPFamily family, ValueList<IPPrefix> members)
    {
        Origin = origin;
        Name = name;
        Type = type;
        Family = family;
        Members = members;
    }

    /// <summary>Why the set is there; doesn't count for equality.</summary>
    public Origin Origin { get; }

    /// <summary>The name.</summary>
    public SetName Name { get; }

    /// <summary>What it holds.</summary>
    public IpSetType Type { get; }

    /// <summary>The family of its members.</summary>
    public IPFamily Family { get; }

    /// <summary>The members, each once, in their order.</summary>
    public ValueList<IPPrefix> Members { get; }

    /// <summary>Makes a set.</summary>
    /// <param name="origin">Why it is there.</param>
    /// <param name="name">The name.</param>
    /// <param name="type">What it holds.</param>
    /// <param name="family">The family of its members.</param>
    /// <param name="members">The members in any order; one that comes twice counts once. Single addresses for <see cref="IpSetType.HashIp"/>; no /0.</param>
    /// <returns>The set.</returns>
    /// <exception cref="ArgumentException">A member can't be in such a set, or there are more than <see cref="MaxMembers"/>.</exception>
    public static IpSet Create(Origin origin, SetName name, IpSetType type, IPFamily family, IEnumerable<IPPrefix> members)
    {
        var sorted = SortedOnce(members);
        if (sorted.Length > MaxMembers || Array.Exists(sorted, member => !CanHold(type, family, member)))
        {
            throw new ArgumentException($"A member can't be in set {name}, or it has too many.", nameof(members));
        }

        return new IpSet(origin, name, type, family, ValueList.Adopt(sorted));
    }

    /// <summary>Whether name, type, family and members are equal.</summary>
    /// <param name="other">The set to compare with.</param>
    /// <returns><see langword="true"/> if they are.</returns>
    public bool Equals(IpSet? other) =>
        other is not null && Name == other.Name && Type == other.Type && Family == other.Family && Members == other.Members;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as IpSet);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Name, Type, Family, Members.Count);

    // hash:net takes no /0, hash:ip no 0.0.0.0 (facts: kernel, section 1.2).
    internal static bool CanHold(IpSetType type, IPFamily family, IPPrefix member) =>
        member.Family == family && !member.IsAny
        && (type == IpSetType.HashNet || (member.IsSingleAddress && !member.Address.IsUnspecified));

    // Mostly they come in order and once, as a group's addresses do.
    private static IPPrefix[] SortedOnce(IEnumerable<IPPrefix> members)
    {
        IPPrefix[] sorted = [.. members];
        var isSorted = true;
        for (var i = 1; i < sorted.Length && isSorted; i++)
        {
            isSorted = sorted[i - 1] < sorted[i];
        }

        return isSorted ? sorted : [.. sorted.Distinct().Order()];
    }
}
