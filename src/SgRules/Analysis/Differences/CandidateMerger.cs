using SgRules.Addressing;
using SgRules.Model;
using SgRules.Policies;

namespace SgRules.Analysis;

/// <summary>Puts rules together that can be said in one row: other peers for the same traffic, both families, other traffic with the same peers.</summary>
internal sealed class CandidateMerger(SideIndex old, SideIndex @new)
{
    private readonly PeerWords _ofAllowed = new(@new, old, "new in");
    private readonly PeerWords _ofDenied = new(old, @new, "no longer in");

    /// <summary>The rows, the widest first.</summary>
    public List<ChangeCandidate> Merge(IEnumerable<RuledTraffic> ruled, Direction direction, ChangeKind kind)
    {
        var peers = kind == ChangeKind.Allowed ? _ofAllowed : _ofDenied;
        var byTraffic = ruled.GroupBy(item => (KindOf(item.Box), item.Box.Peer.IsPart))
            .Select(items => (Items: items.ToList(), Peers: PeersOf(items, peers)));
        return [.. byTraffic.GroupBy(entry => entry.Peers)
            .Select(entries => CandidateOf(entries.SelectMany(entry => entry.Items), entries.Key, direction))
            .OrderByDescending(candidate => candidate.Boxes.Max(item => Width(item.Box)))
            .ThenBy(candidate => candidate.Key, StringComparer.Ordinal)];
    }

    /// <summary>How wide traffic is: what is wide comes first, so that what lies in it needn't be said.</summary>
    public static double Width(TrafficBox box) =>
        (box.Traffic.Protocol.IsAll ? 4 : 0)
        + ((box.Traffic.Ports.Last - box.Traffic.Ports.First) / 65536.0)
        + (box.Traffic.Messages.IsAny ? 0.5 : 0)
        + (box.Peer.Prefix is { } prefix ? 2 - (prefix.Length / 128.0) : 1);

    private static ChangeCandidate CandidateOf(IEnumerable<RuledTraffic> items, ValueList<string> peers, Direction direction)
    {
        var boxes = items.OrderBy(item => item.Box.Traffic).ThenBy(item => item.Box.Family).ThenBy(item => item.By.Rule, StringComparer.Ordinal).ThenBy(item => item.By.Group, StringComparer.Ordinal).ToValueList();
        return new ChangeCandidate(direction, boxes, TrafficWords.Of(boxes.Select(item => item.Box)), peers);
    }

    private static ValueList<string> PeersOf(IEnumerable<RuledTraffic> items, PeerWords peers)
    {
        var boxes = items.Select(item => item.Box).ToList();
        return peers.Of(boxes, TrafficWords.SayFamily(boxes[0]) && boxes.TrueForAll(box => box.Family == boxes[0].Family));
    }

    // Both families' ICMP, as a whole, is one kind; a message means something else in the other family.
    private static (IPFamily, TrafficSelector) KindOf(TrafficBox box) =>
        TrafficWords.IsOwnIcmp(box) && box.Traffic.Messages.IsAny ? (IPFamily.IPv4, TrafficSelector.Whole(Protocol.Icmp))
        : (TrafficWords.SayFamily(box) ? box.Family : IPFamily.IPv4, box.Traffic);
}
