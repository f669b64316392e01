using System.Globalization;
using SgRules.Addressing;

namespace SgRules.Analysis;

/// <summary>What far ends are called in reports: groups, networks and instances by name, where they have one.</summary>
internal sealed class PeerWords
{
    private readonly string _part;
    private readonly SideIndex _first;
    private readonly SideIndex _second;
    private readonly Dictionary<IPPrefix, string> _networks = [];

    /// <param name="first">The side on which the traffic passes: who has an address there is meant.</param>
    /// <param name="second">The other side.</param>
    /// <param name="part">What is said of members of a group that aren't all of it, for example <c>new in</c>.</param>
    public PeerWords(SideIndex first, SideIndex second, string part)
    {
        (_first, _second, _part) = (first, second, part);
        foreach (var side in new[] { first, second })
        {
            foreach (var network in side.Side.Zone?.Networks ?? [])
            {
                foreach (var subnet in new[] { network.IPv4, network.IPv6 }.Where(subnet => subnet is not null))
                {
                    _ = _networks.TryAdd(subnet!.Cidr.Prefix, network.Name);
                }
            }
        }
    }

    /// <summary>The peers of one kind of traffic, in order.</summary>
    /// <param name="boxes">The traffic with its peers.</param>
    /// <param name="isOfOneFamily">Whether the words for the traffic say already which family it is of.</param>
    public ValueList<string> Of(IReadOnlyList<TrafficBox> boxes, bool isOfOneFamily)
    {
        var words = new List<string>();
        var any = boxes.Where(box => box.Peer.Prefix is { IsAny: true }).Select(box => box.Family).ToHashSet();
        if (any.Count > 0)
        {
            words.Add(any.Count > 1 || isOfOneFamily ? "any" : $"any {any.First()}");
        }

        words.AddRange(boxes.Select(box => box.Peer.Prefix).OfType<IPPrefix>().Where(prefix => !prefix.IsAny).Distinct().Order().Select(Of));
        words.AddRange(boxes.Where(box => box.Peer.Group is not null).GroupBy(box => (box.Peer.Group!, box.Peer.IsPart))
            .OrderBy(group => group.Key.Item1, StringComparer.Ordinal).ThenBy(group => group.Key.IsPart)
            .Select(group => OfGroup(group.Key.Item1, group.Key.IsPart, [.. group], isOfOneFamily)));
        return [.. words];
    }

    private string Of(IPPrefix prefix) =>
        prefix.IsSingleAddress ? InstanceOf(prefix.Address) is { } instance ? $"{instance} ({prefix.Address})" : prefix.Address.ToString()
        : _networks.TryGetValue(prefix, out var network) ? $"network {network} ({prefix})"
        : prefix.ToString();

    private string OfGroup(string group, bool isPart, IReadOnlyList<TrafficBox> boxes, bool isOfOneFamily)
    {
        var families = boxes.Select(box => box.Family).ToHashSet();
        if (isPart)
        {
            var members = boxes.SelectMany(box => box.Peer.Members.Where(address => address.Family == box.Family)).Distinct().Order().ToList();
            return $"{OfMembers(members)}, {_part} group {group}";
        }

        var counted = boxes.Select(box => box.Peer.Members).Distinct().SelectMany(members => members)
            .Where(address => families.Count > 1 || isOfOneFamily || families.Contains(address.Family)).Distinct().Count();
        var family = families.Count > 1 || isOfOneFamily ? string.Empty : $"{families.First()} ";
        return string.Create(CultureInfo.InvariantCulture, $"group {group} ({counted} {family}address{(counted == 1 ? string.Empty : "es")})");
    }

    private string OfMembers(List<InternetAddress> members)
    {
        const int Shown = 3;
        var named = members.GroupBy(address => InstanceOf(address) ?? string.Empty, StringComparer.Ordinal)
            .Select(group => group.Key.Length == 0 ? string.Join(", ", group) : $"{group.Key} ({string.Join(", ", group)})").ToList();
        var more = named.Count > Shown ? string.Create(CultureInfo.InvariantCulture, $" and {named.Count - Shown} more members") : string.Empty;
        return $"{string.Join(", ", named.Take(Shown))}{more}";
    }

    private string? InstanceOf(InternetAddress address) => _first.OwnerOf(address).Instance ?? _second.OwnerOf(address).Instance;
}
