using SgRules.Addressing;
using SgRules.Policies;

namespace SgRules.Analysis;

/// <summary>Which addresses a replayed packet may have at its far end without more being judged than the near one.</summary>
internal sealed class ExampleAddresses
{
    // Of the ranges for documentation (RFC 5737, RFC 3849).
    private static readonly InternetAddress[] Preferred = [.. new[] { "198.51.100.7", "192.0.2.7", "2001:db8:ffff::7" }.Select(text => InternetAddress.Parse(text))];

    private readonly SideIndex[] _sides;
    private readonly HashSet<InternetAddress> _ofZones = [];
    private readonly List<IPPrefix> _wide = [];

    public ExampleAddresses(SideIndex old, SideIndex @new)
    {
        _sides = [old, @new];
        foreach (var side in _sides)
        {
            _ofZones.UnionWith((side.Side.Zone?.Instances ?? []).SelectMany(instance => instance.Nics).SelectMany(nic => nic.Addresses()));
            _wide.AddRange(side.Instances.SelectMany(side.NicsOf).SelectMany(nic => nic.Port.OwnAddresses.ToImmutableArray()).Where(own => !own.IsSingleAddress));
        }
    }

    /// <summary>Whether only the ends' addresses are needed to say which way a packet goes.</summary>
    public bool AreEnds(InternetAddress near, InternetAddress far) =>
        _sides.All(side => side.Side.Zone is not null) && IsOutside(far) && Array.TrueForAll(_sides, side => side.OwnerOf(near).Count <= 1) && !near.IsIPv6LinkLocal;

    /// <summary>Addresses to try first.</summary>
    public static IEnumerable<InternetAddress> Liked(IPFamily family) => Preferred.Where(address => address.Family == family);

    /// <summary>An address of some ranges: one of documentation or outside of the zone if there is one.</summary>
    public InternetAddress Of(List<(InternetAddress First, InternetAddress Last)> ranges)
    {
        var choices = Preferred.Where(address => ranges.Exists(range => range.First.Family == address.Family && range.First <= address && address <= range.Last))
            .Concat(ranges.Take(100).SelectMany(range => new[] { Next(range), range.First, range.Last }))
            .ToList();
        return choices.Concat(choices).Where((address, index) => index >= choices.Count || IsOutside(address)).First();
    }

    private static InternetAddress Next((InternetAddress First, InternetAddress Last) range) =>
        range.First < range.Last ? InternetAddress.Of(range.First.Family, range.First.Bits + 1) : range.First;

    private bool IsOutside(InternetAddress address) =>
        !address.IsMulticast && !address.IsUnspecified && !address.IsIPv6LinkLocal && address != InternetAddress.IPv4Broadcast
        && !_ofZones.Contains(address) && _sides.All(side => side.OwnerOf(address).Count == 0) && !_wide.Exists(prefix => prefix.Contains(address))
        && !_sides.Any(side => side.Side.Zone is { } zone && Journey.GroupMacOf(zone, address) is not null);
}
