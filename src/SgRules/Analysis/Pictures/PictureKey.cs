using SgRules.Addressing;

namespace SgRules.Analysis;

/// <summary>What a node is known by in every picture; orders as pictures list them.</summary>
internal readonly record struct PictureKey(PictureNodeKind Kind, IPPrefix? Prefix, string Name)
{
    public static PictureKey Of(IPPrefix prefix) => new(prefix.IsAny ? PictureNodeKind.World : PictureNodeKind.Network, prefix, prefix.ToString());

    public static int Compare(PictureKey left, PictureKey right) =>
        left.Kind != right.Kind ? left.Kind.CompareTo(right.Kind)
        : left.Prefix is { } one && right.Prefix is { } other ? one.CompareTo(other)
        : string.CompareOrdinal(left.Name, right.Name);
}
