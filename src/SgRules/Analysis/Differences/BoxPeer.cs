using SgRules.Addressing;

namespace SgRules.Analysis;

/// <summary>The far end of changed traffic: a prefix, a group, or some of a group's members.</summary>
public sealed record BoxPeer
{
    private BoxPeer(IPPrefix? prefix, string? group, ValueList<InternetAddress> members, bool isPart)
    {
        (Prefix, Group, Members, IsPart) = (prefix, group, members, isPart);
    }

    /// <summary>The prefix, or <see langword="null"/> for a group.</summary>
    public IPPrefix? Prefix { get; }

    /// <summary>The group's identifier, or <see langword="null"/> for a prefix.</summary>
    public string? Group { get; }

    /// <summary>The members' addresses that are meant, of both families, each once, in order; empty for a prefix.</summary>
    public ValueList<InternetAddress> Members { get; }

    /// <summary>Whether only those members are meant that have joined or left the group.</summary>
    public bool IsPart { get; }

    /// <summary>Whether an address is meant.</summary>
    /// <param name="address">The address.</param>
    /// <returns><see langword="true"/> if it is.</returns>
    public bool Contains(InternetAddress address) => Prefix is { } prefix ? prefix.Contains(address) : Members.AsSpan().BinarySearch(address) >= 0;

    /// <summary>Whether two peers are the same, with the same members.</summary>
    /// <param name="other">The peer to compare with.</param>
    /// <returns><see langword="true"/> if they are.</returns>
    public bool Equals(BoxPeer? other) => ReferenceEquals(this, other)
        || (other is not null && Prefix == other.Prefix && Group == other.Group && IsPart == other.IsPart && Members == other.Members);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Prefix, Group, IsPart, Members.Count);

    internal static BoxPeer Of(IPPrefix prefix) => new(prefix, null, [], isPart: false);

    internal static BoxPeer Of(string group, ValueList<InternetAddress> members) => new(null, group, members, isPart: false);

    internal static BoxPeer OfPart(string group, ValueList<InternetAddress> members) => new(null, group, members, isPart: true);
}
