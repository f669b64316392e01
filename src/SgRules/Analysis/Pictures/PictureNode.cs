using SgRules.Addressing;

namespace SgRules.Analysis;

/// <summary>A node of a <see cref="GroupPicture"/>: a group, a peer by address, or several of one kind drawn as one.</summary>
public sealed record PictureNode
{
    /// <summary>What it stands for; all its <see cref="Members"/> are of this kind.</summary>
    public required PictureNodeKind Kind { get; init; }

    /// <summary>The group's identifier or the prefix; of several, the first's; empty for <see cref="PictureNodeKind.NoGroup"/>.</summary>
    public required string Name { get; init; }

    /// <summary>The group's name for people, if it has one.</summary>
    public string? Title { get; init; }

    /// <summary>The peer's prefix; <see langword="null"/> for what is no prefix.</summary>
    public IPPrefix? Prefix { get; init; }

    /// <summary>The group's Running instances on any host, each once; 0 for a prefix.</summary>
    public int Instances { get; init; }

    /// <summary>The group's Stopped instances, which are no peers (contract 3.14).</summary>
    public int Stopped { get; init; }

    /// <summary>Whether the group has an egress rule, so that its instances send only what an egress rule allows (contract 3.8); otherwise they may send everything.</summary>
    public bool RestrictsEgress { get; init; }

    /// <summary>Whether a rule names it as a peer.</summary>
    public bool IsPeer { get; init; }

    /// <summary>What became of it.</summary>
    public PictureState State { get; init; }

    /// <summary>The node as it was, if it was kept with other instances or another sender gate; otherwise <see langword="null"/>.</summary>
    public PictureNode? Before { get; init; }

    /// <summary>The nodes that it stands for, two or more; none for a node that stands for itself.</summary>
    public ValueList<PictureNode> Members { get; init; }

    /// <summary>Whether it is a group without a Running instance: as a peer it matches nothing.</summary>
    public bool IsEmpty => (Kind is PictureNodeKind.Group or PictureNodeKind.UnknownGroup) && Instances == 0;

    /// <summary>The nodes that it stands for, itself where it stands for no others.</summary>
    internal ValueList<PictureNode> Leaves => Members.IsEmpty ? [this] : Members;

    internal PictureKey Key => new(Kind, Prefix, Name);
}
