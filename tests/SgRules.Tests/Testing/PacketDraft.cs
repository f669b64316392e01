using SgRules.Addressing;
using SgRules.Model;

namespace SgRules.Testing;

/// <summary>A port of a bridge, with the NIC behind it if the zone knows it.</summary>
internal sealed record BridgePort(string Device, Instance? Instance, Nic? Nic);

/// <summary>A packet in the making.</summary>
internal sealed class PacketDraft
{
    public required string Bridge { get; init; }

    public required IPFamily Family { get; set; }

    public required BridgePort From { get; set; }

    public required BridgePort To { get; set; }

    public required MacAddress Mac { get; set; }

    public InternetAddress Source { get; set; }

    public InternetAddress Destination { get; set; }

    public Protocol Protocol { get; set; } = Protocol.Tcp;

    public int SourcePort { get; set; } = 49152;

    public int DestinationPort { get; set; }

    public int Type { get; set; }

    public int Code { get; set; }

    public byte HopLimit { get; set; } = Packet.DefaultHopLimit;

    public ConnectionState State { get; set; }

    private bool HasMessage => Protocol == (Family == IPFamily.IPv4 ? Protocol.Icmp : Protocol.IcmpV6);

    public Packet ToPacket()
    {
        var payload = Protocol.HasPorts ? PacketPayload.Ports(SourcePort, DestinationPort) : HasMessage ? PacketPayload.Icmp(Type, Code) : default;
        return Packet.TryCreate(Source, Destination, Protocol, payload, out var packet, out var problem)
            ? packet with { HopLimit = HopLimit, State = State }
            : throw new InvalidOperationException(problem);
    }
}
