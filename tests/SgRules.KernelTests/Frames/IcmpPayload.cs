using SgRules.Addressing;
using SgRules.Laboratory;

namespace SgRules.Frames;

/// <summary>ICMP messages (RFC 792), and those of IPv6: errors (RFC 4443), neighbour discovery (RFC 4861), multicast listeners (RFC 2710, RFC 3810).</summary>
internal static class IcmpPayload
{
    // An option that nobody knows, as the last one: two units of eight bytes.
    private static readonly byte[] UnknownOption = [253, 2, 0, 0];

    private const byte Redirect = 137;
    private const byte RedirectedHeader = 4;

    private static readonly InternetAddress SomeGroup = InternetAddress.Parse("ff02::1:3");

    public static byte[] Of(WirePacket packet, byte[] data)
    {
        var (type, code) = (packet.Packet.Payload.Type!.Value, packet.Packet.Payload.Code!.Value);
        byte[] body = packet.Quoted is { } quoted
            ? type == Redirect && packet.Packet.Family == IPFamily.IPv6 ? RedirectIPv6(packet.Packet, quoted, data) : [.. Octets.Of32(0), .. new WirePacket(quoted).Bytes(data).Single()]
            : packet.Packet.Family == IPFamily.IPv4 ? Query(data) : BodyIPv6(packet.Packet, type, data);
        byte[] zeroed = [type, code, 0, 0, .. body];
        var checksum = packet.Packet.Family == IPFamily.IPv4 ? Payload.Damaged(packet, Checksum.Internet(zeroed)) : Payload.ChecksumOf(packet, zeroed);
        return [type, code, .. checksum, .. body];
    }

    // What it is about is in an option (RFC 4861 section 4.6.3), whose length is in units of eight bytes.
    private static byte[] RedirectIPv6(Packet packet, Packet quoted, byte[] data)
    {
        var bare = new WirePacket(quoted).Bytes(data).Single().Length;
        var about = new WirePacket(quoted).Bytes([.. new byte[-bare & 7], .. data]).Single();
        byte[] option = [RedirectedHeader, (byte)((8 + about.Length) / 8), 0, 0, .. Octets.Of32(0), .. about];
        return [.. Octets.Of32(0), .. Octets.Of(quoted.Destination), .. Octets.Of(quoted.Destination), .. option];
    }

    private static byte[] Query(byte[] data) => [.. Octets.Of16(Connection.EchoIdentifier), .. Octets.Of16(1), .. data];

    private static byte[] BodyIPv6(Packet packet, byte type, byte[] data) => type switch
    {
        130 or 131 or 132 => [.. Octets.Of16(1000), 0, 0, .. Octets.Of(SomeGroup), .. data],
        133 => [.. Octets.Of32(0), .. UnknownOption, .. data],
        134 => [64, 0, .. Octets.Of16(1800), .. Octets.Of32(0), .. Octets.Of32(0), .. UnknownOption, .. data],
        135 => [.. Octets.Of32(0), .. Octets.Of(packet.Destination), .. UnknownOption, .. data],
        136 => [.. Octets.Of32(0x6000_0000), .. Octets.Of(packet.Source), .. UnknownOption, .. data],
        Redirect => [.. Octets.Of32(0), .. Octets.Of(packet.Destination), .. Octets.Of(packet.Destination), .. UnknownOption, .. data],

        // Version 2: no records, and data that is to be ignored.
        143 => [.. Octets.Of32(0), .. data],
        _ => Query(data),
    };
}
