using SgRules.Addressing;

namespace SgRules.Analysis;

/// <summary>Picks, of a set of packets, one that people read with ease and that a host can meet: a plain new connection where there is one.</summary>
internal sealed class PacketExamples(PacketSpace space)
{
    private const int MaxBoxes = 256;

    // No kernel gives such a packet the state that it has in the example.
    private const int Impossible = 1_000;

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
            foreach (var packet in Candidates(box))
            {
                if (Rank(packet) is var rank && rank < bestRank)
                {
                    (best, bestRank) = ((packet, _values.Macs.ExampleOf(First(box[PacketField.SourceMac], _values.Macs.Maximum))), rank);
                }
            }
        }

        return best;
    }

    private IEnumerable<Packet> Candidates(PacketBox box)
    {
        foreach (var protocol in Protocols(box[PacketField.Protocol]))
        {
            foreach (var near in NearEnds(box[PacketField.SourcePortOrMessage], protocol))
            {
                if (Of(box, protocol, (int)near) is { } packet)
                {
                    yield return packet with
                    {
                        State = StateOf(packet, box[PacketField.State]),
                        HopLimit = (byte)First(box[PacketField.HopLimit], Packet.DefaultHopLimit),
                    };
                }
            }
        }
    }

    // No packet is of protocol 0, which rules take for all.
    private IEnumerable<Protocol> Protocols(ValueSet numbers)
    {
        byte[] known = [Protocol.Tcp.Number, Protocol.Udp.Number, _values.Family == IPFamily.IPv4 ? Protocol.Icmp.Number : Protocol.IcmpV6.Number, 47];
        var wanted = known.Where(number => numbers.Contains(number)).ToList();
        if (wanted.Count == 0 && Enumerable.Range(1, byte.MaxValue).FirstOrDefault(number => numbers.Contains((uint)number)) is var other and not 0)
        {
            wanted.Add((byte)other);
        }

        return wanted.Select(number => Protocol.Of(number));
    }

    // Of ICMP a question, an error and an answer, which connection tracking calls differently.
    private IEnumerable<uint> NearEnds(ValueSet values, Protocol protocol)
    {
        if (!HasMessage(protocol))
        {
            return [First(values, 49152)];
        }

        uint[] known = _values.Family == IPFamily.IPv4 ? [8 << 8, 3 << 8, 0] : [128 << 8, 1 << 8, 129 << 8];
        return known.Where(values.Contains).Append(First(values, known[0]));
    }

    private Packet? Of(PacketBox box, Protocol protocol, int near)
    {
        var payload = protocol.HasPorts ? PacketPayload.Ports(near, (int)First(box[PacketField.DestinationPort], 443))
            : HasMessage(protocol) ? PacketPayload.Icmp(near >> 8, near & byte.MaxValue)
            : default;
        return Packet.TryCreate(Address(box[PacketField.Source]), Address(box[PacketField.Destination]), protocol, payload, out var packet, out _) ? packet : null;
    }

    private bool HasMessage(Protocol protocol) => protocol == (_values.Family == IPFamily.IPv4 ? Protocol.Icmp : Protocol.IcmpV6);

    private static ConnectionState StateOf(Packet packet, ValueSet states)
    {
        foreach (var state in TrackedMessages.StatesOf(packet))
        {
            if (states.Contains((uint)state))
            {
                return state;
            }
        }

        return (ConnectionState)First(states, (uint)ConnectionState.New);
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

    private static int Rank(Packet packet)
    {
        var state = TrackedMessages.StatesOf(packet).IndexOf(packet.State);
        return (state < 0 ? Impossible : 8 * state) + (packet.Protocol == Protocol.Tcp ? 0 : packet.Protocol == Protocol.Udp ? 1 : packet.Protocol.HasIcmpTypes ? 2 : 3);
    }
}
