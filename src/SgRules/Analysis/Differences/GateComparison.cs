using System.Numerics;
using SgRules.Addressing;
using SgRules.Model;
using SgRules.Policies;

namespace SgRules.Analysis;

/// <summary>What the gates of one direction let pass in one family, on both sides, as sets of packets that can be compared.</summary>
/// <remarks>Only what a group decides about is in them: new connections that are no control message (contract 3.2, 3.4, 3.6).</remarks>
internal sealed class GateComparison
{
    private readonly Direction _direction;
    private readonly PacketSpace _space;
    private readonly PolicyDiagrams _old;
    private readonly PolicyDiagrams _new;
    private readonly Diagram _universe;
    private readonly Dictionary<(InstancePolicy, bool IsNew), Diagram> _gates = [];
    private readonly Dictionary<BoxPeer, ValueSet> _peers = new(ReferenceEqualityComparer.Instance);

    public GateComparison(IPFamily family, Direction direction, HostPolicy old, HostPolicy @new, int budget)
    {
        _direction = direction;
        var sets = PolicyAddresses.Of(old, family);
        sets.InsertRange(old.Peers.Count, PolicyAddresses.Of(@new with { Peers = @new.Peers.Except(old.Peers).ToValueList() }, family));
        var values = new PacketValues(AddressClasses.Of(family, sets), new MacClasses([]));
        _space = direction == Direction.Ingress ? PacketSpace.OfReceivers(values, budget) : PacketSpace.OfSenders(values, budget);
        (_old, _new) = (new PolicyDiagrams(old, _space), new PolicyDiagrams(@new, _space));
        _universe = Universe(new ControlBoxes(values));
    }

    public PacketSpace Space => _space;

    private PacketField FarEnd => _direction == Direction.Ingress ? PacketField.Source : PacketField.Destination;

    /// <summary>The packets of which two policies say different things, the first dropping and the second passing, or the other way round.</summary>
    public Diagram Changed(PolicyPair pair, ChangeKind kind)
    {
        var (old, @new) = (GateOf(pair.Old, isNew: false), GateOf(pair.New, isNew: true));
        var changed = kind == ChangeKind.Allowed ? Combine(Operation.Minus, @new, old) : Combine(Operation.Minus, old, @new);
        return Combine(Operation.Intersect, changed, _universe);
    }

    public Diagram Combine(Operation operation, Diagram left, Diagram right) => _space.Diagrams.Combine(operation, left, right);

    /// <summary>The packets of some traffic.</summary>
    public Diagram SetOf(IEnumerable<TrafficBox> boxes)
    {
        var set = _space.Drop;
        foreach (var box in boxes.Where(box => box.Family == _space.Values.Family))
        {
            set = _space.Choose(BoxOf(box), _space.Accept, set);
        }

        return set;
    }

    /// <summary>Whether two boxes have a packet in common.</summary>
    public bool Meet(TrafficBox one, TrafficBox other) => one.MeetsTrafficOf(other) && !ValuesOf(one.Peer).Intersect(ValuesOf(other.Peer)).IsEmpty;

    /// <summary>How many far-end addresses a set has a packet of.</summary>
    public BigInteger CountAddresses(Diagram set) => FarEnds.Count(_space, FarEnd, set);

    private Diagram GateOf(InstancePolicy policy, bool isNew)
    {
        if (!_gates.TryGetValue((policy, isNew), out var gate))
        {
            var diagrams = isNew ? _new : _old;
            gate = _direction == Direction.Ingress
                ? diagrams.IngressGate(policy)
                : _space.Diagrams.Where(diagrams.EgressGate(policy), Outcome.Continue);
            _gates.Add((policy, isNew), gate);
        }

        return gate;
    }

    // No packet is of protocol 0, and control messages pass, or don't, whatever the groups say.
    private Diagram Universe(ControlBoxes control)
    {
        PacketBox[] others = _direction == Direction.Ingress
            ? [.. control.DhcpReply, .. control.BroadcastReply, .. control.Neighbours, .. control.Routers]
            : [.. control.AlwaysSent, .. control.Infrastructure];
        var set = _space.Choose(PacketBox.Everything.With(PacketField.Protocol, ValueSet.Of(0)), _space.Drop, _space.Accept);
        return others.Aggregate(set, (rest, box) => _space.Choose(box, _space.Drop, rest));
    }

    private PacketBox BoxOf(TrafficBox box)
    {
        var peer = PacketBox.Everything.With(FarEnd, ValuesOf(box.Peer));
        return box.Traffic.Protocol.IsAll ? peer : peer.And(PacketBox.Of(box.Traffic.Protocol))
            .With(PacketField.DestinationPort, PacketValues.Ports(box.Traffic.Ports))
            .With(PacketField.SourcePortOrMessage, PacketValues.Messages(box.Traffic.Messages));
    }

    private ValueSet ValuesOf(BoxPeer peer)
    {
        if (peer.Prefix is { } prefix)
        {
            return prefix.IsAny && prefix.Family == _space.Values.Family ? ValueSet.Any : _space.Values.Addresses.Of(prefix);
        }

        if (!_peers.TryGetValue(peer, out var values))
        {
            values = _space.Values.Addresses.Of([.. peer.Members.Where(address => address.Family == _space.Values.Family).Select(IPPrefix.Of)]);
            _peers.Add(peer, values);
        }

        return values;
    }
}
