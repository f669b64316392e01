using SgRules.Addressing;
using SgRules.Laboratory;

namespace SgRules.Frames;

/// <summary>What IP packets carry, with right checksums unless they are to be wrong; it ends with the given data.</summary>
internal static class Payload
{
    private const byte SctpNumber = 132;
    private const byte GreNumber = 47;
    private const byte AuthenticationNumber = 51;

    public static byte[] Of(WirePacket packet, byte[] data) => packet.Packet switch
    {
        { Protocol: var protocol } when protocol == Protocol.Tcp => Tcp(packet, data),
        { Protocol: var protocol } when protocol == Protocol.Udp => Udp(packet, data),
        { Payload.Type: not null } => IcmpPayload.Of(packet, data),
        { Protocol.Number: SctpNumber } => Sctp(packet, data),

        // A header that says nothing but that Ethernet follows.
        { Protocol.Number: GreNumber } => [0, 0, 0x65, 0x58, .. data],

        // Nothing follows; length, and an index and a number that aren't zero.
        { Protocol.Number: AuthenticationNumber } => [59, 2, 0, 0, .. Octets.Of32(0x1001), .. Octets.Of32(1), .. Octets.Of32(0), .. data],

        // An index and a number, as ESP has.
        _ => [0, 0, 0x10, 0x01, 0, 0, 0, 1, .. data],
    };

    /// <summary>A checksum that covers the addresses too (RFC 9293, RFC 8200 section 8.1).</summary>
    public static byte[] ChecksumOf(WirePacket packet, byte[] segment)
    {
        var (addressed, length) = (packet.Packet, (uint)segment.Length);
        byte[] pseudo = [.. Octets.Of(addressed.Source), .. Octets.Of(addressed.Destination), .. Octets.Of32(length), .. Octets.Of32(addressed.Protocol.Number)];
        return Damaged(packet, Checksum.Internet(pseudo, segment));
    }

    public static byte[] Damaged(WirePacket packet, ushort checksum) => Octets.Of16(packet.IsDamaged ? checksum ^ 0x5555 : checksum);

    private static byte[] Tcp(WirePacket packet, byte[] data)
    {
        var acknowledged = packet.Flags.HasFlag(TcpFlags.Ack) ? 2000u : 0;
        byte[] start = [.. Ports(packet.Packet), .. Octets.Of32(1000), .. Octets.Of32(acknowledged), 5 << 4, (byte)packet.Flags, .. Octets.Of16(8192)];
        return [.. start, .. ChecksumOf(packet, [.. start, 0, 0, 0, 0, .. data]), 0, 0, .. data];
    }

    private static byte[] Udp(WirePacket packet, byte[] data)
    {
        byte[] start = [.. Ports(packet.Packet), .. Octets.Of16(8 + data.Length)];
        var checksum = ChecksumOf(packet, [.. start, 0, 0, .. data]);
        return [.. start, .. checksum is [0, 0] ? [0xFF, 0xFF] : checksum, .. data];
    }

    // One chunk: what opens an association, what is sent in one, or what ends one that nobody knows.
    private static byte[] Sctp(WirePacket packet, byte[] data)
    {
        byte[] parameter = [0xC0, 0, .. Octets.Of16(4 + data.Length), .. data];
        (uint Tag, byte[] Chunk) sent = packet switch
        {
            { IsDamaged: true } => (7u, [6, 0, .. Octets.Of16(4 + parameter.Length), .. parameter]),
            { Packet.State: ConnectionState.Established } => (Connection.SctpTag, [0, 3, .. Octets.Of16(16 + data.Length), .. Octets.Of32(1), .. Octets.Of32(0), .. Octets.Of32(0), .. data]),
            _ => (0u, [1, 0, .. Octets.Of16(20 + parameter.Length), .. Octets.Of32(0x1111_1111), .. Octets.Of32(65535), .. Octets.Of16(1), .. Octets.Of16(1), .. Octets.Of32(1), .. parameter]),
        };
        byte[] start = [.. Octets.Of16(Connection.OtherPort), .. Octets.Of16(Connection.OtherPort), .. Octets.Of32(sent.Tag)];
        return [.. start, .. Checksum.Sctp([.. start, 0, 0, 0, 0, .. sent.Chunk]), .. sent.Chunk];
    }

    private static byte[] Ports(Packet packet) => [.. Octets.Of16(packet.Payload.SourcePort!.Value), .. Octets.Of16(packet.Payload.DestinationPort!.Value)];
}
