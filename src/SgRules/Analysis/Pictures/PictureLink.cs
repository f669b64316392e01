using SgRules.Model;

namespace SgRules.Analysis;

/// <summary>Which edge of a picture: its ends and its direction.</summary>
internal readonly record struct PictureLink(PictureKey From, PictureKey To, Direction Direction)
{
    /// <summary>The edge between a group that has a rule and the rule's peer.</summary>
    public static PictureLink Of(PictureKey group, PictureKey peer, Direction direction) =>
        direction == Direction.Ingress ? new(peer, group, direction) : new(group, peer, direction);
}
