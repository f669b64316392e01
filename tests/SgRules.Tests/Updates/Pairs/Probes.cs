using SgRules.Addressing;
using SgRules.Model;
using SgRules.Testing;

namespace SgRules.Updates;

/// <summary>
/// Packets and frames for a pair of zones: some that fit the old zone, some that fit the new one, and most between ends that differ, or
/// whose groups do, each end as one of the two zones has it.
/// </summary>
internal sealed class Probes
{
    private readonly Random _random;
    private readonly ZoneEnds[] _zones;
    private readonly TrafficPicker _traffic;

    private Probes(ZonePair pair, Random random)
    {
        _random = random;
        _traffic = new TrafficPicker(random);
        var zones = new[] { pair.Old, pair.New }.OfType<Zone>().ToArray();
        _zones = [.. zones.Select(zone => new ZoneEnds(zone, zones.FirstOrDefault(other => other != zone), random))];
    }

    public static Probe[] Of(ZonePair pair, int packets, int frames)
    {
        var random = new Random(pair.Seed);
        var probes = new Probes(pair, random);
        return [.. Enumerable.Range(0, packets).Select(_ => probes.Packet()), .. Enumerable.Range(0, frames).Select(_ => probes.Frame())];
    }

    private Probe Packet()
    {
        var zone = Any();
        if (_random.Next(4) == 0)
        {
            var (packet, passage) = zone.Packets.Next();
            return Of(packet, passage, MacAddress.Broadcast);
        }

        var draft = Draft(zone, Any());
        return Of(draft.Draft.ToPacket(), Passage.Bridged(draft.Draft.Bridge, draft.Draft.From.Device, draft.Draft.To.Device, draft.Draft.Mac), draft.To);
    }

    private static Probe Of(Packet packet, Passage passage, MacAddress to)
    {
        var type = packet.Family == IPFamily.IPv4 ? EtherType.IPv4 : EtherType.IPv6;
        return new Probe(packet, Addressing.Frame.Of(passage.SourceMac ?? MacAddress.Create(0x0600_0000_FFFE), to, type), passage);
    }

    private Probe Frame()
    {
        var (frame, passage) = Any().Frames.Next();
        return new Probe(null, frame, passage);
    }

    private (PacketDraft Draft, MacAddress To) Draft(ZoneEnds zone, ZoneEnds other)
    {
        var bridge = zone.Bridge();
        var (from, to) = (zone.Sender(bridge), other.Receiver(bridge));
        var family = zone.Addresses.Family(from.Nic, to.Nic);
        var draft = new PacketDraft { Bridge = bridge, From = from, To = to, Family = family, Mac = from.Nic?.Mac ?? MacAddress.Create(0x0600_0000_FFFFUL) };
        var (rule, direction) = Rule(from, to);
        var isIngress = direction == Direction.Ingress;
        draft.Source = from.Nic is { } sender ? Own(zone, sender, family) : Any().Addresses.Peer(isIngress ? rule : null, family);
        draft.Destination = to.Nic is { } receiver ? Reachable(other, receiver, family) : Any().Addresses.Peer(isIngress ? null : rule, family);
        if (_random.Next(8) == 0)
        {
            _traffic.Control(draft, zone.Addresses);
        }
        else
        {
            _traffic.Follow(draft, rule);
            draft.State = _random.Next(3) == 0 ? _traffic.AnyState(family) : _traffic.LikelyState(draft);
        }

        if (_random.Next(5) == 0)
        {
            _traffic.Beside(draft);
        }

        return (draft, to.Nic?.Mac ?? MacAddress.Broadcast);
    }

    // The rules of either zone: the instance may be in both, with others.
    private (SecurityRule? Rule, Direction Direction) Rule(BridgePort from, BridgePort to)
    {
        var zone = Any();
        return _traffic.RuleBetween(zone.Rules(from.Instance, Direction.Egress), zone.Rules(to.Instance, Direction.Ingress));
    }

    // Now and then one that the NIC has in the other zone, if it is there.
    private InternetAddress Own(ZoneEnds zone, Nic nic, IPFamily family) =>
        _random.Next(4) == 0 && Any().SameNic(nic) is { } same ? zone.Addresses.OwnOf(same, family) : zone.Addresses.OwnOf(nic, family);

    private InternetAddress Reachable(ZoneEnds zone, Nic nic, IPFamily family) =>
        _random.Next(4) == 0 && Any().SameNic(nic) is { } same ? zone.Addresses.ReachableOf(same, family) : zone.Addresses.ReachableOf(nic, family);

    private ZoneEnds Any() => _zones[_random.Next(_zones.Length)];
}
