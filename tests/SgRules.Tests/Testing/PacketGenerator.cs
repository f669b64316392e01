using SgRules.Addressing;
using SgRules.Model;

namespace SgRules.Testing;

/// <summary>
/// Makes packets near the edges of a zone's rules from a random source: first a packet that its ports could well exchange, then
/// up to two things of it changed - who sends, who receives, a number beside the right one, a state, another port or way.
/// </summary>
internal sealed class PacketGenerator
{
    private readonly Random _random;
    private readonly BridgePorts _ports;
    private readonly AddressPicker _addresses;
    private readonly TrafficPicker _traffic;

    public PacketGenerator(Zone zone, string host, Random random)
    {
        _random = random;
        _ports = new BridgePorts(zone, host, random);
        _addresses = new AddressPicker(zone, random);
        _traffic = new TrafficPicker(random);
    }

    public (Packet Packet, Passage Passage) Next()
    {
        var draft = Plausible();
        for (var changes = Math.Max(0, _random.Next(5) - 2); changes > 0; changes--)
        {
            Change(draft);
        }

        return (draft.ToPacket(), PassageOf(draft));
    }

    private PacketDraft Plausible()
    {
        var bridge = _ports.Bridge();
        var (from, to) = (_ports.Sender(bridge), _ports.Receiver(bridge));
        var family = _addresses.Family(from.Nic, to.Nic);
        var draft = new PacketDraft { Bridge = bridge, From = from, To = to, Family = family, Mac = from.Nic?.Mac ?? MacAddress.Create(0x0600_0000_FFFFUL) };
        if (_random.Next(4) == 0)
        {
            _traffic.Control(draft, _addresses);
            return draft;
        }

        var rule = _traffic.RuleBetween(_addresses.Rules(from.Instance, Direction.Egress), _addresses.Rules(to.Instance, Direction.Ingress));
        var isIngress = rule.Direction == Direction.Ingress;
        draft.Source = from.Nic is { } sender ? _addresses.OwnOf(sender, family) : _addresses.Peer(isIngress ? rule.Rule : null, family);
        draft.Destination = to.Nic is { } receiver ? _addresses.ReachableOf(receiver, family) : _addresses.Peer(isIngress ? null : rule.Rule, family);
        _traffic.Follow(draft, rule.Rule);
        draft.State = _traffic.LikelyState(draft);
        return draft;
    }

    private void Change(PacketDraft draft)
    {
        switch (_random.Next(12))
        {
            case 0: draft.Source = _addresses.Any(draft.Family); break;
            case 1: draft.Destination = _addresses.Any(draft.Family); break;
            case 2: draft.Source = _addresses.Beside(draft.Source); break;
            case 3: draft.Destination = _addresses.Beside(draft.Destination); break;
            case 4: draft.Mac = _ports.AnotherMac(draft.Mac); break;
            case 5: draft.From = _ports.Any(draft.Bridge); break;
            case 6: draft.To = _ports.Any(draft.Bridge); break;
            case 7: draft.State = _traffic.AnyState(draft.Family); break;
            case 8: draft.HopLimit = _traffic.AnyHopLimit(); break;
            case 9 when draft.From.Nic is { } sender: draft.Source = _addresses.ReachableOf(sender, draft.Family); break;
            default: _traffic.Beside(draft); break;
        }
    }

    private Passage PassageOf(PacketDraft draft) => _random.Next(60) switch
    {
        0 => Passage.Routed(draft.Bridge, draft.From.Device, "eth9", draft.Mac),
        1 => Passage.Routed("eth9", null, draft.Bridge, draft.Mac),
        2 => Passage.Routed(draft.Bridge, draft.From.Device, draft.Bridge, draft.Mac),
        3 => Passage.ToHost(draft.Bridge, draft.From.Device, draft.Mac),
        4 => Passage.FromHost(draft.Bridge),
        5 => Passage.Bridged("br9", draft.From.Device, draft.To.Device, draft.Mac),
        _ => Passage.Bridged(draft.Bridge, draft.From.Device, draft.To.Device, draft.Mac),
    };
}
