using SgRules.Addressing;

namespace SgRules.Policies;

/// <summary>The other end of allowed traffic: a prefix, or the members of a group.</summary>
/// <remarks>Orders prefixes first, by address; then groups, by identifier.</remarks>
public sealed record Peer
{
    private Peer(IPPrefix? prefix, string? group)
    {
        Prefix = prefix;
        Group = group;
    }

    /// <summary>The prefix, or <see langword="null"/> for a group.</summary>
    public IPPrefix? Prefix { get; }

    /// <summary>The group's identifier, or <see langword="null"/> for a prefix.</summary>
    public string? Group { get; }

    /// <summary>A peer by address.</summary>
    /// <param name="prefix">The prefix.</param>
    /// <returns>The peer.</returns>
    public static Peer Of(IPPrefix prefix) => new(prefix, null);

    /// <summary>A peer by group.</summary>
    /// <param name="group">The group's identifier.</param>
    /// <returns>The peer.</returns>
    public static Peer Of(string group) => new(null, group);

    internal static int Compare(Peer left, Peer right) => (left.Prefix, right.Prefix) switch
    {
        ({ } one, { } other) => one.CompareTo(other),
        ({ }, null) => -1,
        (null, { }) => 1,
        _ => string.CompareOrdinal(left.Group, right.Group),
    };
}
