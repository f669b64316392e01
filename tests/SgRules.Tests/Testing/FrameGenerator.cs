using SgRules.Addressing;
using SgRules.Model;

namespace SgRules.Testing;

/// <summary>
/// Makes frames near the edges of contract 3.16 from a random source: first one that its port may send - IPv4, IPv6, a request,
/// a reply, an announcement, a probe - then up to two things of it changed.
/// </summary>
internal sealed class FrameGenerator(Zone zone, string host, Random random)
{
    private static readonly MacAddress Outside = MacAddress.Create(0x0600_0000_FFFFUL);

    // Beside the ones that pass, and those that carry IP in another way: tags, LLC and SNAP, PPPoE, MPLS, RARP; LLDP, 802.1X.
    private static readonly EtherType[] OtherTypes =
    [
        EtherType.Length, EtherType.Vlan, EtherType.ProviderVlan,
        .. new[] { 0x0600, 0x0801, 0x0805, 0x0807, 0x8035, 0x86DC, 0x86DE, 0x8847, 0x8863, 0x8864, 0x888E, 0x88B6, 0x88CC, 0x9100, 0xFFFF }.Select(EtherType.Of),
    ];

    private readonly BridgePorts _ports = new(zone, host, random);
    private readonly AddressPicker _addresses = new(zone, random);

    public (Frame Frame, Passage Passage) Next()
    {
        var draft = Plausible();
        for (var changes = Math.Max(0, random.Next(5) - 2); changes > 0; changes--)
        {
            Change(draft);
        }

        return (draft.ToFrame(), PassageOf(draft));
    }

    // A port is of one bridge only, so on another one none is ours.
    private Passage PassageOf(FrameDraft draft) => random.Next(20) switch
    {
        0 => Passage.Bridged("br9", "tap8", "eth9", draft.Source),
        1 => Passage.ToHost(draft.Bridge, draft.From.Device, draft.Source),
        2 => Passage.Routed(draft.Bridge, draft.From.Device, "eth9", draft.Source),
        3 => Passage.ToHost("br9", "tap8", draft.Source),
        _ => Passage.Bridged(draft.Bridge, draft.From.Device, draft.To.Device, draft.Source),
    };

    private FrameDraft Plausible()
    {
        var bridge = _ports.Bridge();
        var (from, to) = (_ports.Sender(bridge), _ports.Receiver(bridge));
        var mac = from.Nic?.Mac ?? Outside;
        var draft = new FrameDraft { Bridge = bridge, From = from, To = to, Source = mac, Destination = to.Nic?.Mac ?? MacAddress.Broadcast, SenderMac = mac };
        switch (random.Next(6))
        {
            case 0:
                draft.Type = random.Next(2) == 0 ? EtherType.IPv4 : EtherType.IPv6;
                break;
            case 1:
                draft.Type = OtherTypes[random.Next(OtherTypes.Length)];
                break;
            default:
                Speak(draft);
                break;
        }

        return draft;
    }

    private void Speak(FrameDraft draft)
    {
        draft.Sender = Own(draft.From);
        draft.Target = Own(draft.To);
        draft.Destination = random.Next(2) == 0 ? draft.Destination : MacAddress.Broadcast;
        switch (random.Next(5))
        {
            case 0:
                draft.Operation = ArpMessage.Reply;
                break;
            case 1:
                (draft.Operation, draft.Target) = (AnyOperation(), draft.Sender);
                break;
            case 2:
                (draft.Sender, draft.Target) = (InternetAddress.IPv4(0), draft.Sender);
                break;
        }
    }

    private void Change(FrameDraft draft)
    {
        switch (random.Next(11))
        {
            case 0: draft.Source = _ports.AnotherMac(draft.Source); break;
            case 1: draft.SenderMac = _ports.AnotherMac(draft.SenderMac); break;
            case 2: draft.Sender = _addresses.Any(IPFamily.IPv4); break;
            case 3: draft.Sender = _addresses.Beside(draft.Sender); break;
            case 4: draft.Sender = InternetAddress.IPv4(0); break;
            case 5: draft.Target = random.Next(2) == 0 ? _addresses.Any(IPFamily.IPv4) : _addresses.Beside(draft.Target); break;
            case 6: draft.Operation = AnyOperation(); break;
            case 7: draft.From = _ports.Any(draft.Bridge); break;
            case 8: draft.To = _ports.Any(draft.Bridge); break;
            case 9: draft.Sender = Own(draft.To); break;
            default: draft.Type = OtherTypes[random.Next(OtherTypes.Length)]; break;
        }
    }

    private InternetAddress Own(BridgePort port) => port.Nic is { } nic ? _addresses.OwnOf(nic, IPFamily.IPv4) : _addresses.Any(IPFamily.IPv4);

    private ushort AnyOperation() => random.Next(4) switch
    {
        0 => ArpMessage.Reply,
        1 => (ushort)random.Next(3, 10),
        2 => (ushort)random.Next(ushort.MaxValue + 1),
        _ => ArpMessage.Request,
    };
}
