using SgRules.Addressing;
using SgRules.Policies;

namespace SgRules.Analysis;

/// <summary>One side of a comparison, its instances, groups and peers by name. A zone's hosts agree about groups and peers.</summary>
internal sealed class SideIndex
{
    private readonly Dictionary<string, GroupPolicy> _groups = new(StringComparer.Ordinal);
    private readonly Dictionary<string, PeerGroup> _peers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<PlacedNic>> _instances = new(StringComparer.Ordinal);
    private readonly Dictionary<string, BoxPeer> _boxPeers = new(StringComparer.Ordinal);
    private Dictionary<InternetAddress, (string? Instance, int Count)>? _owners;

    public SideIndex(DiffSide side)
    {
        Side = side;
        foreach (var host in side.Hosts)
        {
            AllowDns |= host.AllowDns;
            Add(host);
        }
    }

    public DiffSide Side { get; }

    /// <summary>Whether guests may always send to port 53 (contract 3.5).</summary>
    public bool AllowDns { get; }

    /// <summary>The running instances with a filtered NIC.</summary>
    public IEnumerable<string> Instances => _instances.Keys;

    public IEnumerable<string> Groups => _groups.Keys;

    /// <summary>The NICs of an instance, by host, bridge and device; none if it doesn't run.</summary>
    public IReadOnlyList<PlacedNic> NicsOf(string instance) => _instances.GetValueOrDefault(instance) ?? [];

    public GroupPolicy? Group(string id) => _groups.GetValueOrDefault(id);

    /// <summary>The addresses of a group's members; none of a group that no rule names.</summary>
    public PeerGroup? Peer(string id) => _peers.GetValueOrDefault(id);

    /// <summary>A rule's peer with the members that it has on this side.</summary>
    public BoxPeer BoxPeerOf(Peer peer)
    {
        if (peer.Prefix is { } prefix)
        {
            return BoxPeer.Of(prefix);
        }

        if (!_boxPeers.TryGetValue(peer.Group!, out var box))
        {
            box = BoxPeer.Of(peer.Group!, Peer(peer.Group!)?.Members ?? []);
            _boxPeers.Add(peer.Group!, box);
        }

        return box;
    }

    /// <summary>Who has an address to itself, by name the first of several, and how many have it; null and none of the zone's running instances.</summary>
    public (string? Instance, int Count) OwnerOf(InternetAddress address) => (_owners ??= Owners()).GetValueOrDefault(address);

    private Dictionary<InternetAddress, (string? Instance, int Count)> Owners()
    {
        var owners = new Dictionary<InternetAddress, (string? Instance, int Count)>();
        foreach (var (name, nics) in _instances)
        {
            foreach (var own in nics.SelectMany(nic => nic.Port.OwnAddresses.ToImmutableArray()).Where(own => own.IsSingleAddress))
            {
                var (first, count) = owners.GetValueOrDefault(own.Address);
                owners[own.Address] = (first is null || string.CompareOrdinal(name, first) < 0 ? name : first, count + 1);
            }
        }

        return owners;
    }

    private void Add(HostPolicy host)
    {
        foreach (var group in host.Groups)
        {
            _ = _groups.TryAdd(group.Id, group);
        }

        foreach (var peer in host.Peers)
        {
            _ = _peers.TryAdd(peer.Id, peer);
        }

        foreach (var bridge in host.Bridges)
        {
            foreach (var port in bridge.GuestPorts)
            {
                if (!_instances.TryGetValue(port.Instance, out var nics))
                {
                    _instances.Add(port.Instance, nics = []);
                }

                nics.Add(new PlacedNic(host, bridge, port));
            }
        }
    }
}
