using SgRules.Model;
using SgRules.Netfilter;

namespace SgRules.Analysis;

/// <summary>Who may open connections to whom in a zone, as a picture: groups and peers are nodes, what rules allow are edges.</summary>
/// <remarks>
/// A picture shows rules, not packets: that an instance may be in several groups, and what the contract always allows, isn't in it. It has the zone's rules even where an
/// error of the zone would stop a host. Its order doesn't depend on the zone's.
/// </remarks>
public sealed record GroupPicture
{
    /// <summary>How many groups are drawn one by one by default, so that a person can read the picture.</summary>
    public const int ReadableGroups = 30;

    /// <summary>The name of the zone.</summary>
    public required string Zone { get; init; }

    /// <summary>The nodes: the world, prefixes by address, groups by identifier.</summary>
    public required ValueList<PictureNode> Nodes { get; init; }

    /// <summary>The edges, by the positions of their ends, then direction, then state.</summary>
    public required ValueList<PictureEdge> Edges { get; init; }

    /// <summary>The Running system VMs, which aren't drawn: they have no groups and everything may enter (contract 3.12).</summary>
    public int SystemVms { get; init; }

    /// <summary>Rules that aren't drawn, because they name ports of a protocol that has none.</summary>
    public int UndrawnRules { get; init; }

    /// <summary>The nodes that <see cref="Changes"/> left out.</summary>
    public int UnchangedNodes { get; init; }

    /// <summary>The edges that <see cref="Changes"/> left out.</summary>
    public int UnchangedEdges { get; init; }

    /// <summary>The picture as a Mermaid flowchart, <c>groups.mmd</c>: what Markdown embeds between fences.</summary>
    public Document Mermaid => new("groups.mmd", output => MermaidText.Write(output, this));

    /// <summary>The picture for Graphviz, <c>groups.dot</c>.</summary>
    public Document Dot => new("groups.dot", output => DotText.Write(output, this));

    /// <summary>Draws a zone. Costs its size, times the logarithm of its rules.</summary>
    /// <param name="zone">The zone; a group that is named and not there is a node too.</param>
    /// <returns>The picture, with every group, whatever their number.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="zone"/> is null.</exception>
    public static GroupPicture Of(Zone zone)
    {
        ArgumentNullException.ThrowIfNull(zone);
        return new PictureBuilder(zone).Build();
    }

    /// <summary>Draws two pictures over each other: what only one of them has is <see cref="PictureState.Added"/> or <see cref="PictureState.Removed"/>.</summary>
    /// <param name="before">The earlier picture, as <see cref="Of"/> gives it.</param>
    /// <param name="after">The later picture, as <see cref="Of"/> gives it.</param>
    /// <returns>The picture of both; of an edge with other traffic, what was kept, added and removed are edges of their own.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static GroupPicture Difference(GroupPicture before, GroupPicture after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        return PictureDifference.Of(before, after);
    }

    /// <summary>Of a difference, what changed: the edges that were added or removed, their ends, and the nodes that changed. What is left out is counted.</summary>
    /// <returns>The smaller picture; without nodes if nothing changed.</returns>
    public GroupPicture Changes()
    {
        var edges = Edges.ToImmutableArray().RemoveAll(edge => edge.State == PictureState.Kept);
        var ends = edges.SelectMany(edge => new[] { edge.From, edge.To }).ToHashSet();
        var kept = Enumerable.Range(0, Nodes.Count).Where(at => ends.Contains(at) || Nodes[at] is { State: not PictureState.Kept } or { Before: not null }).ToArray();
        var positions = kept.Select((at, position) => (at, position)).ToDictionary(pair => pair.at, pair => pair.position);
        return this with
        {
            Nodes = kept.Select(at => Nodes[at]).ToValueList(),
            Edges = edges.Select(edge => edge with { From = positions[edge.From], To = positions[edge.To] }).ToValueList(),
            UnchangedNodes = UnchangedNodes + Nodes.Count - kept.Length,
            UnchangedEdges = UnchangedEdges + Edges.Count - edges.Length,
        };
    }

    /// <summary>The picture made readable: where there are too many nodes or edges, nodes are drawn as one, and each such node says how many it stands for.</summary>
    /// <remarks>
    /// First nodes with the same rules and neighbours become one, which loses nothing; then prefixes with the same neighbours; last, those with the fewest edges.
    /// Edges that come to lie on each other are one with the traffic of all, and say how many pairs they stand for.
    /// </remarks>
    /// <param name="groups">How many groups, and how many prefixes, may be drawn one by one; six times as many edges may.</param>
    /// <returns>The picture itself, if it is small enough.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="groups"/> is less than 1.</exception>
    public GroupPicture Folded(int groups = ReadableGroups)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(groups, 1);
        return PictureFolding.Fold(this, groups);
    }
}
