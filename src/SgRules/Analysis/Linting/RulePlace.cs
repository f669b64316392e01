using System.Globalization;
using SgRules.Model;

namespace SgRules.Analysis;

/// <summary>Where in a zone a group is, one of its rules, or one peer of that rule.</summary>
/// <param name="Group">The group's position.</param>
/// <param name="Direction">The rule's list; <see langword="null"/> for the group itself.</param>
/// <param name="Rule">The rule's position; <see cref="Whole"/> for the list.</param>
/// <param name="Peer">The peer's position among the rule's CIDRs and then its groups; <see cref="Whole"/> for the rule.</param>
internal readonly record struct RulePlace(int Group, Direction? Direction, int Rule, int Peer)
{
    public const int Whole = -1;

    /// <summary>How many CIDRs the rule has: the peers from there on are groups.</summary>
    public int Cidrs { get; init; }

    /// <summary>The order of the model: a whole before its parts.</summary>
    public static IComparer<RulePlace> Order { get; } = Comparer<RulePlace>.Create(Compare);

    public static RulePlace OfGroup(int group) => new(group, null, Whole, Whole);

    public static RulePlace OfList(int group, Direction direction) => new(group, direction, Whole, Whole);

    /// <summary>The rule that a peer is one of.</summary>
    public RulePlace OfRule => new(Group, Direction, Rule, Whole);

    public override string ToString()
    {
        var group = string.Create(CultureInfo.InvariantCulture, $"securityGroups[{Group}]");
        var list = Direction is null ? group : $"{group}.{(Direction == Model.Direction.Ingress ? "ingress" : "egress")}";
        var rule = Rule == Whole ? list : string.Create(CultureInfo.InvariantCulture, $"{list}[{Rule}]");
        return Peer == Whole ? rule
            : Peer < Cidrs ? string.Create(CultureInfo.InvariantCulture, $"{rule}.cidrs[{Peer}]")
            : string.Create(CultureInfo.InvariantCulture, $"{rule}.groups[{Peer - Cidrs}]");
    }

    private static int Compare(RulePlace one, RulePlace other) =>
        one.Group != other.Group ? one.Group.CompareTo(other.Group)
        : one.Direction != other.Direction ? Nullable.Compare(one.Direction, other.Direction)
        : one.Rule != other.Rule ? one.Rule.CompareTo(other.Rule)
        : one.Peer.CompareTo(other.Peer);
}
