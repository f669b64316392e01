using SgRules.Model;
using SgRules.Policies;

namespace SgRules.Analysis;

/// <summary>An edge of a <see cref="GroupPicture"/>: what rules of one direction allow between two nodes, in the direction that connections are opened.</summary>
/// <remarks>
/// An ingress edge leads from the peer to the group that has the rules, an egress edge from the group to the peer. A packet needs the
/// receiver's ingress, and if the sender's egress is restricted, an egress edge too (contract 3.10).
/// </remarks>
public sealed record PictureEdge
{
    /// <summary>The position in <see cref="GroupPicture.Nodes"/> of the node that may send.</summary>
    public required int From { get; init; }

    /// <summary>The position in <see cref="GroupPicture.Nodes"/> of the node that may receive.</summary>
    public required int To { get; init; }

    /// <summary>Which gate the rules are of.</summary>
    public required Direction Direction { get; init; }

    /// <summary>The traffic of all those rules, in order: what covers each other is merged, ports that follow each other are one range.</summary>
    public required ValueList<TrafficSelector> Traffic { get; init; }

    /// <summary>What became of it.</summary>
    public PictureState State { get; init; }

    /// <summary>How many pairs of nodes it stands for, 1 or more: more than one only where <see cref="PictureNode.Members"/> are drawn as one node.</summary>
    public int Pairs { get; init; } = 1;

    /// <summary>Whether each of those pairs has all of <see cref="Traffic"/>; otherwise it is what some have.</summary>
    public bool IsUniform { get; init; } = true;

    /// <summary>Whether each of those pairs is of a node with itself, as where every group allows its own members.</summary>
    public bool IsWithin { get; init; }
}
