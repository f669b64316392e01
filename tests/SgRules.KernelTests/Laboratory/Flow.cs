using System.Buffers.Binary;
using SgRules.Addressing;

namespace SgRules.Laboratory;

/// <summary>What two frames must not share if neither is to change how the kernel sees the other: a connection, or a packet that comes in fragments.</summary>
/// <param name="Protocol">The protocol.</param>
/// <param name="Lower">The lower of both ends, an address and a port or identifier; a connection's replies are its frames too.</param>
/// <param name="Upper">The higher of both ends.</param>
/// <param name="Fragments">The packet's own identification if it comes in fragments.</param>
internal readonly record struct Flow(byte Protocol, (InternetAddress Address, int Port) Lower, (InternetAddress Address, int Port) Upper, uint? Fragments = null)
{
    public static Flow Of(Connection connection)
    {
        var packet = connection.Original;
        var (source, destination) = packet.Payload.Type is null ? Connection.PortsOf(packet) : (Connection.EchoIdentifier, Connection.EchoIdentifier);
        return Between(packet.Protocol.Number, (packet.Source, source), (packet.Destination, destination));
    }

    /// <summary>The flows that an Ethernet frame belongs to: none if connection tracking doesn't look at it.</summary>
    public static ImmutableArray<Flow> Of(ReadOnlySpan<byte> frame) => frame.Length < 14 ? [] : BinaryPrimitives.ReadUInt16BigEndian(frame[12..]) switch
    {
        0x0800 => OfIPv4(frame[14..]),
        0x86DD => OfIPv6(frame[14..]),
        _ => [],
    };

    private static ImmutableArray<Flow> OfIPv4(ReadOnlySpan<byte> packet)
    {
        var length = packet.Length < 20 ? 0 : (packet[0] & 15) * 4;
        if (length < 20 || packet.Length < length)
        {
            return [];
        }

        var source = InternetAddress.IPv4(BinaryPrimitives.ReadUInt32BigEndian(packet[12..]));
        var destination = InternetAddress.IPv4(BinaryPrimitives.ReadUInt32BigEndian(packet[16..]));
        var place = BinaryPrimitives.ReadUInt16BigEndian(packet[6..]) & 0x3FFF;
        var identification = BinaryPrimitives.ReadUInt16BigEndian(packet[4..]);
        return OfPacket(packet[9], source, destination, packet[length..], place & 0x1FFF, place == 0 ? null : identification);
    }

    private static ImmutableArray<Flow> OfIPv6(ReadOnlySpan<byte> packet)
    {
        if (packet.Length < 40)
        {
            return [];
        }

        var source = InternetAddress.IPv6(BinaryPrimitives.ReadUInt128BigEndian(packet[8..]));
        var destination = InternetAddress.IPv6(BinaryPrimitives.ReadUInt128BigEndian(packet[24..]));
        var protocol = packet[6];
        var rest = packet[40..];
        var (offset, identification) = (0, (uint?)null);
        while (offset == 0 && protocol is 0 or 43 or 44 or 51 or 60 && rest.Length >= 8)
        {
            if (protocol == 44)
            {
                (offset, identification) = (BinaryPrimitives.ReadUInt16BigEndian(rest[2..]) >> 3, BinaryPrimitives.ReadUInt32BigEndian(rest[4..]));
            }

            var length = protocol switch { 44 => 8, 51 => (rest[1] + 2) * 4, _ => (rest[1] + 1) * 8 };
            protocol = rest[0];
            rest = rest[Math.Min(length, rest.Length)..];
        }

        return OfPacket(protocol, source, destination, rest, offset, identification);
    }

    private static ImmutableArray<Flow> OfPacket(byte protocol, InternetAddress source, InternetAddress destination, ReadOnlySpan<byte> payload, int offset, uint? identification)
    {
        ImmutableArray<Flow> fragments = identification is null ? [] : [Between(0, (source, 0), (destination, 0)) with { Fragments = identification }];
        return offset > 0 || payload.Length < 8 ? fragments : [.. fragments, .. OfPayload(protocol, source, destination, payload)];
    }

    private static ImmutableArray<Flow> OfPayload(byte protocol, InternetAddress source, InternetAddress destination, ReadOnlySpan<byte> payload) => (protocol, payload[0]) switch
    {
        // Not tracked at all.
        (58, (>= 130 and <= 136) or 143) => [],
        // An error belongs to the flow that it quotes.
        (1, 3 or 4 or 5 or 11 or 12) => OfIPv4(payload[8..]),
        (58, < 128) => OfIPv6(payload[8..]),
        (1 or 58, _) => [Between(protocol, (source, Number(payload[4..])), (destination, Number(payload[4..])))],
        (6 or 17 or 33 or 132 or 136, _) => [Between(protocol, (source, Number(payload)), (destination, Number(payload[2..])))],
        _ => [Between(protocol, (source, 0), (destination, 0))],
    };

    private static int Number(ReadOnlySpan<byte> bytes) => BinaryPrimitives.ReadUInt16BigEndian(bytes);

    private static Flow Between(byte protocol, (InternetAddress Address, int Port) one, (InternetAddress Address, int Port) other) =>
        one.CompareTo(other) < 0 ? new(protocol, one, other) : new(protocol, other, one);
}
