using SgRules.Addressing;
using SgRules.Cases;
using SgRules.Frames;
using SgRules.Model;
using SgRules.Testing;

namespace SgRules.Properties;

/// <summary>
/// Makes packets near the edges of a zone's rules, in frames that go where they should, elsewhere, everywhere, back, or to the host, and some of the
/// host's own; and other frames.
/// </summary>
/// <remarks>
/// Where a packet is to be in a state that the kernel doesn't give it, it is sent in another (<see cref="Tracking"/>): no TCP or UDP is RELATED here,
/// since that takes a helper that expects the connection.
/// </remarks>
internal sealed class SendingGenerator
{
    private const int MostUnknownPorts = 6;

    private static readonly MacAddress Nobody = MacAddress.Create(0x02AA_0000_0001);

    private static readonly ValueList<ExtensionHeader> SeenThrough = [ExtensionHeader.HopByHop, ExtensionHeader.DestinationOptions, ExtensionHeader.Routing, ExtensionHeader.AtomicFragment];

    private readonly Random _random;
    private readonly PacketGenerator _packets;
    private readonly FrameGenerator _frames;
    private readonly LabHost _host;
    private readonly InternetAddress[] _reached;
    private readonly HashSet<string> _trusted;
    private readonly List<(string Bridge, string Device)> _unknown = [];

    public SendingGenerator(Zone zone, Random random)
    {
        _random = random;
        _packets = new PacketGenerator(zone, ZoneCase.Host, random);
        _frames = new FrameGenerator(zone, ZoneCase.Host, random);
        _host = new LabHost(zone);
        _reached = [.. _host.Reached];
        _trusted =
        [
            .. zone.Hosts.ToImmutableArray().First(host => host.Name == ZoneCase.Host).Bridges.ToImmutableArray().SelectMany(bridge => bridge.Uplinks.ToImmutableArray()),
            .. zone.Instances.ToImmutableArray().Where(instance => instance.IsSystemVm).SelectMany(instance => instance.Nics.ToImmutableArray()).Select(nic => nic.Device).OfType<string>(),
        ];
        Hairpins = [.. _host.Bridges.ToImmutableArray().SelectMany(bridge => bridge.Ports.ToImmutableArray()).Select(port => port.Device).Where(_ => random.Next(4) == 0)];
    }

    /// <summary>Ports that their bridge sends frames back to.</summary>
    public ValueList<string> Hairpins { get; }

    /// <summary>The ports that were used without being the zone's.</summary>
    public ValueList<(string Bridge, string Device)> Unknown => _unknown.ToValueList();

    public Sending Next()
    {
        Sending? sending;
        do
        {
            sending = _random.Next(5) == 0 ? Other() : OfPacket();
        }
        while (sending is null);
        return sending;
    }

    // Nothing if it can't be sent here.
    private Sending? OfPacket()
    {
        var (packet, passage) = _packets.Next();
        return passage.Kind == PassageKind.Bridged && Plug(passage) && Tracking.Possible(packet) is { } possible
            ? _random.Next(16) switch
            {
                0 => ToHost(possible, passage),
                1 => FromHost(possible, passage),
                _ => Carrying(possible, passage),
            }
            : null;
    }

    private Sending Carrying(Packet packet, Passage passage)
    {
        var sending = new Sending(passage.InPort!, packet) { FromMac = passage.SourceMac, ToMac = Destination(passage, packet), IsOpener = _random.Next(2) == 0 };
        return _random.Next(20) switch
        {
            0 => sending with { Tags = Tags() },
            1 => sending with { Wrapping = _random.Next(2) == 0 ? Wrapping.Snap : Wrapping.Pppoe },
            2 or 3 => sending with { Pieces = _random.Next(2, 5) },
            <= 7 when packet.Family == IPFamily.IPv6 => sending with { Extensions = Extensions(passage.InPort!) },
            _ => sending,
        };
    }

    // To the host itself, or to what it would route to another port. Its stack drops by itself what nobody could answer.
    private Sending? ToHost(Packet packet, Passage passage)
    {
        var to = _reached.Length == 0 || _random.Next(2) == 0 ? HostAddresses.On(passage.InInterface!, packet.Family) : _reached[_random.Next(_reached.Length)];
        return packet.Protocol.HasPorts && CanBeAnswered(packet.Source) && Between(packet.Source, to, packet) is { } own
            ? new Sending(passage.InPort!, own) { FromMac = passage.SourceMac, ToHostOn = passage.InInterface }
            : null;
    }

    private Sending? FromHost(Packet packet, Passage passage) =>
        packet.Protocol.HasPorts && _host.PortOf(packet.Destination) is { } port && _host.BridgeOf(port) == passage.InInterface
            && Between(HostAddresses.On(passage.InInterface!, packet.Family), packet.Destination, packet) is { } own
            ? new Sending(passage.InInterface!, own)
            : null;

    private bool CanBeAnswered(InternetAddress source) => _host.PortOf(source) is not null;

    // Of a packet that could be sent, so that this one can.
    private static Packet? Between(InternetAddress source, InternetAddress destination, Packet packet) =>
        source.Family == destination.Family && source != destination && Packet.TryCreate(source, destination, packet.Protocol, packet.Payload, out var own, out _)
            ? own with { State = packet.State == ConnectionState.Established ? ConnectionState.Established : ConnectionState.New }
            : null;

    // IP and tags are made of packets; what else goes to the host isn't noticed there.
    private Sending? Other()
    {
        var (frame, passage) = _frames.Next();
        return passage.Kind == PassageKind.Bridged && !frame.Type.IsIP && frame.Type != EtherType.Vlan && frame.Type != EtherType.ProviderVlan && Plug(passage)
            ? new Sending(passage.InPort!, null) { Frame = frame, Tags = _random.Next(10) == 0 ? Tags() : [] }
            : null;
    }

    // An authentication header between trusted ports and guests is seen through by one backend only.
    private ValueList<ExtensionHeader> Extensions(string port)
    {
        var headers = Enumerable.Range(0, _random.Next(1, 4)).Select(_ => SeenThrough[_random.Next(SeenThrough.Count)]);
        return _random.Next(4) == 0 && !_trusted.Contains(port) ? [.. headers, ExtensionHeader.Authentication] : [.. headers];
    }

    private MacAddress Destination(Passage passage, Packet? packet) => _random.Next(8) switch
    {
        0 => MacAddress.Broadcast,
        1 => Nobody,
        2 when packet is not null => _host.NextHop(passage.InInterface!, packet.Destination),
        _ => _host.Has(passage.InInterface!, passage.OutPort!) ? _host.MacOf(passage.OutPort!) : LabHost.WireMac(passage.OutPort!),
    };

    private ValueList<VlanTag> Tags() => _random.Next(4) switch
    {
        0 => [new VlanTag(EtherType.Vlan, 0)],
        1 => [new VlanTag(EtherType.ProviderVlan, 7), new VlanTag(EtherType.Vlan, 8)],
        2 => [new VlanTag(EtherType.Vlan, 7), new VlanTag(EtherType.Vlan, 8)],
        _ => [new VlanTag(EtherType.Vlan, (ushort)_random.Next(1, 4095))],
    };

    private bool Plug(Passage passage) => Plug(passage.InInterface!, passage.InPort!) && Plug(passage.InInterface!, passage.OutPort!);

    // Each device is on one bridge, and a laboratory with fewer ports is built sooner.
    private bool Plug(string bridge, string device)
    {
        if (_host.Has(bridge, device) || _unknown.Contains((bridge, device)))
        {
            return true;
        }

        var fits = _host.HasBridge(bridge) && _unknown.Count < MostUnknownPorts && _host.HasRoomFor(bridge, device) && !_unknown.Exists(port => port.Device == device);
        if (fits)
        {
            _unknown.Add((bridge, device));
        }

        return fits;
    }
}
