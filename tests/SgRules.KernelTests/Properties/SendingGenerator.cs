using SgRules.Addressing;
using SgRules.Cases;
using SgRules.Frames;
using SgRules.Model;
using SgRules.Testing;

namespace SgRules.Properties;

/// <summary>Makes packets near the edges of a zone's rules, in frames that go where they should, elsewhere, or everywhere; and other frames.</summary>
internal sealed class SendingGenerator
{
    private const int MostUnknownPorts = 6;

    private static readonly MacAddress Everyone = MacAddress.Create(0xFFFF_FFFF_FFFF);
    private static readonly MacAddress Nobody = MacAddress.Create(0x02AA_0000_0001);

    private readonly Random _random;
    private readonly PacketGenerator _packets;
    private readonly FrameGenerator _frames;
    private readonly LabHost _host;
    private readonly List<(string Bridge, string Device)> _unknown = [];

    public SendingGenerator(Zone zone, Random random)
    {
        _random = random;
        _packets = new PacketGenerator(zone, ZoneCase.Host, random);
        _frames = new FrameGenerator(zone, random);
        _host = new LabHost(zone);
    }

    /// <summary>The ports that were used without being the zone's.</summary>
    public ValueList<(string Bridge, string Device)> Unknown => _unknown.ToValueList();

    public Sending Next()
    {
        while (true)
        {
            var (packet, passage) = _packets.Next();
            if (passage.Kind == PassageKind.Bridged
                && passage.InPort != passage.OutPort
                && Plug(passage.InInterface!, passage.InPort!)
                && Plug(passage.InInterface!, passage.OutPort!)
                && Tracking.Possible(packet) is { } possible)
            {
                return _random.Next(5) == 0 ? Other(passage) : Carrying(possible, passage);
            }
        }
    }

    private Sending Carrying(Packet packet, Passage passage)
    {
        var sending = new Sending(passage.InPort!, packet) { FromMac = passage.SourceMac, ToMac = Destination(passage, packet) };
        return _random.Next(20) switch
        {
            0 => sending with { Tags = Tags() },
            1 => sending with { Wrapping = _random.Next(2) == 0 ? Wrapping.Snap : Wrapping.Pppoe },
            2 or 3 when packet.Protocol.HasPorts => sending with { Pieces = _random.Next(2, 5) },
            _ => sending,
        };
    }

    private Sending Other(Passage passage)
    {
        var frame = _frames.Next(passage.SourceMac!.Value, Destination(passage, null));
        return new Sending(passage.InPort!, null) { Frame = frame, Tags = _random.Next(10) == 0 ? Tags() : [] };
    }

    private MacAddress Destination(Passage passage, Packet? packet) => _random.Next(8) switch
    {
        0 => Everyone,
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
