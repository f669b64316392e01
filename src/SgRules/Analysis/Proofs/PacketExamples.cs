using SgRules.Addressing;

namespace SgRules.Analysis;

/// <summary>Picks, of a set of packets, one that people read with ease: a plain new connection where there is one.</summary>
internal sealed class PacketExamples(PacketSpace space)
{
    private const int MaxBoxes = 256;

    // RFC 5737 and RFC 3849: addresses for documentation, before those that a class happens to begin with.
    private static readonly InternetAddress[] Readable = [InternetAddress.Parse("198.51.100.7"), InternetAddress.Parse("2001:db8:ffff::7")];

    private readonly PacketValues _values = space.Values;

    /// <summary>A packet of a set that isn't empty, and its frame's source address; null if no packet of it can be written down.</summary>
    public (Packet Packet, MacAddress SourceMac)? Of(Diagram set)
    {
        (Packet Packet, MacAddress SourceMac)? best = null;
        var bestRank = int.MaxValue;
        foreach (var box in space.Boxes(set).Take(MaxBoxes))
        {
            if (Of(box) is { } packet && Rank(packet) is var rank && rank < bestRank)
            {
                (best, bestRank) = ((packet, _values.Macs.ExampleOf(First(box[PacketField.SourceMac], _values.Macs.Maximum))), rank);
            }
        }

        return best;
    }

    private Packet? Of(PacketBox box)
    {
        foreach (var number in (ReadOnlySpan<byte>)[Protocol.Tcp.Number, Protocol.Udp.Number, _values.Family == IPFamily.IPv4 ? Protocol.Icmp.Number : Protocol.IcmpV6.Number, 47])
        {
            if (box[PacketField.Protocol].Contains(number))
            {
                return Of(box, Protocol.Of(number));
            }
        }

        return First(box[PacketField.Protocol], 0) is var only and not 0 ? Of(box, Protocol.Of((int)only)) : null;
    }

    private Packet? Of(PacketBox box, Protocol protocol)
    {
        var hasMessage = protocol == (_values.Family == IPFamily.IPv4 ? Protocol.Icmp : Protocol.IcmpV6);
        var near = box[PacketField.SourcePortOrMessage];
        var message = (int)First(near, _values.Family == IPFamily.IPv4 ? 8u << 8 : 128u << 8);
        var payload = protocol.HasPorts ? PacketPayload.Ports((int)First(near, 49152), (int)First(box[PacketField.DestinationPort], 443))
            : hasMessage ? PacketPayload.Icmp(message >> 8, message & byte.MaxValue)
            : default;
        return Packet.TryCreate(Address(box[PacketField.Source]), Address(box[PacketField.Destination]), protocol, payload, out var packet, out _)
            ? packet with
            {
                State = (ConnectionState)First(box[PacketField.State], (uint)ConnectionState.New),
                HopLimit = (byte)First(box[PacketField.HopLimit], Packet.DefaultHopLimit),
            }
            : null;
    }

    private InternetAddress Address(ValueSet classes)
    {
        foreach (var address in Readable)
        {
            if (address.Family == _values.Family && classes.Contains(_values.Addresses.Of(address)))
            {
                return address;
            }
        }

        return _values.Addresses.ExampleOf(First(classes, 0));
    }

    // The value that is wanted, or else the first one.
    private static uint First(ValueSet values, uint wanted) => values.Contains(wanted) ? wanted : values.Ranges[0].First;

    private static int Rank(Packet packet) =>
        ((int)packet.State * 8) + (packet.Protocol == Protocol.Tcp ? 0 : packet.Protocol == Protocol.Udp ? 1 : packet.Protocol.HasIcmpTypes ? 2 : 3);
}
