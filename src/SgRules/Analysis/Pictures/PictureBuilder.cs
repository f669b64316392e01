using SgRules.Model;
using SgRules.Policies;

namespace SgRules.Analysis;

/// <summary>Draws what a zone's groups allow.</summary>
internal sealed class PictureBuilder(Zone zone)
{
    private readonly ZoneRelations _relations = new(zone);

    private readonly Dictionary<PictureLink, List<TrafficSelector>> _allowed = [];

    private readonly HashSet<PictureKey> _peers = [];

    private readonly HashSet<PictureKey> _keys = [];

    private readonly Dictionary<string, int> _stopped = Stopped(zone);

    private int _undrawnRules;

    private IEnumerable<Instance> Running => zone.Instances.ToImmutableArray().Where(instance => instance.State == InstanceState.Running);

    public GroupPicture Build()
    {
        var sketch = new PictureSketch();
        for (var number = 0; number < _relations.Ids.Count; number++)
        {
            Read(number);
        }

        foreach (var key in _keys)
        {
            sketch.Add(NodeOf(key));
        }

        foreach (var (link, traffic) in _allowed)
        {
            sketch.Add(link, TrafficUnion.Of(traffic));
        }

        AddInstancesWithoutGroup(sketch);
        var nodes = sketch.Nodes();
        return new GroupPicture { Zone = zone.Name, Nodes = nodes, Edges = sketch.Edges(nodes), UndrawnRules = _undrawnRules, SystemVms = Running.Count(instance => instance.IsSystemVm) };
    }

    private static Dictionary<string, int> Stopped(Zone zone)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var id in zone.Instances.ToImmutableArray().Where(instance => instance.State == InstanceState.Stopped).SelectMany(instance => instance.SecurityGroups.ToImmutableArray().Distinct(StringComparer.Ordinal)))
        {
            counts[id] = counts.GetValueOrDefault(id) + 1;
        }

        return counts;
    }

    private void Read(int number)
    {
        var key = KeyOf(_relations.Ids[number]);
        _keys.Add(key);
        if (_relations.Group(number) is not { } group)
        {
            return;
        }

        var policy = PolicyResolver.GroupOf(group with { Ingress = Sound(group.Ingress), Egress = Sound(group.Egress) });
        Add(key, Direction.Ingress, policy.Ingress);
        Add(key, Direction.Egress, policy.Egress);
    }

    // Ports of a protocol that has none can be built in code; validation has an error for it.
    private ValueList<SecurityRule> Sound(ValueList<SecurityRule> rules)
    {
        var sound = rules.ToImmutableArray().RemoveAll(rule => rule is { Ports: not null, Protocol.HasPorts: false });
        _undrawnRules += rules.Count - sound.Length;
        return sound.ToValueList();
    }

    private void Add(PictureKey group, Direction direction, ValueList<AllowRule> rules)
    {
        foreach (var rule in rules)
        {
            var peer = rule.Peer.Prefix is { } prefix ? PictureKey.Of(prefix) : KeyOf(rule.Peer.Group!);
            _keys.Add(peer);
            _peers.Add(peer);
            var link = PictureLink.Of(group, peer, direction);
            if (!_allowed.TryGetValue(link, out var traffic))
            {
                _allowed.Add(link, traffic = []);
            }

            traffic.Add(rule.Traffic);
        }
    }

    private PictureKey KeyOf(string id) =>
        new(_relations.Number(id) is var number and not ZoneRelations.None && _relations.Group(number) is not null ? PictureNodeKind.Group : PictureNodeKind.UnknownGroup, null, id);

    private PictureNode NodeOf(PictureKey key)
    {
        var number = key.Prefix is null ? _relations.Number(key.Name) : ZoneRelations.None;
        var group = number == ZoneRelations.None ? null : _relations.Group(number);
        return new PictureNode
        {
            Kind = key.Kind,
            Name = key.Name,
            Prefix = key.Prefix,
            Title = group?.Name is { Length: > 0 } title && title != key.Name ? title : null,
            Instances = number == ZoneRelations.None ? 0 : _relations.MembersOf(number).ToArray().Distinct().Count(),
            Stopped = _stopped.GetValueOrDefault(key.Name),
            RestrictsEgress = group is { Egress.IsEmpty: false },
            IsPeer = _peers.Contains(key),
        };
    }

    private void AddInstancesWithoutGroup(PictureSketch sketch)
    {
        if (Running.Count(instance => instance.SecurityGroups.IsEmpty && !instance.IsSystemVm) is var count and > 0)
        {
            sketch.Add(new PictureNode { Kind = PictureNodeKind.NoGroup, Name = string.Empty, Instances = count });
        }
    }
}
