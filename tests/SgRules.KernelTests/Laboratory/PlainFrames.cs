using System.Buffers.Binary;
using SgRules.Addressing;

namespace SgRules.Laboratory;

/// <summary>The few frames that the laboratory itself is tested with.</summary>
internal static class PlainFrames
{
    public static byte[] Arp(MacAddress source, ulong id) => Frame(MacAddress.Broadcast, source, 0x0806, [0, 1, 8, 0, 6, 4, 0, 1, .. new byte[20], .. FrameTag.Of(id)]);

    public static byte[] Udp(MacAddress destination, MacAddress source, Packet packet, ulong id)
    {
        byte[] payload = FrameTag.Of(id);
        byte[] udp = [.. UInt16(packet.Payload.SourcePort!.Value), .. UInt16(packet.Payload.DestinationPort!.Value), .. UInt16(8 + payload.Length), 0, 0, .. payload];
        return packet.Family == IPFamily.IPv4 ? Frame(destination, source, 0x0800, IPv4(packet, udp)) : Frame(destination, source, 0x86DD, IPv6(packet, udp));
    }

    public static byte[] Frame(MacAddress destination, MacAddress source, int type, byte[] content) => [.. Bytes(destination), .. Bytes(source), .. UInt16(type), .. content];

    // Without a checksum of its own, which IPv4 allows.
    private static byte[] IPv4(Packet packet, byte[] udp)
    {
        byte[] header = [0x45, 0, .. UInt16(20 + udp.Length), 0, 0, 0, 0, 64, 17, 0, 0, .. Bytes(packet.Source), .. Bytes(packet.Destination)];
        BinaryPrimitives.WriteUInt16BigEndian(header.AsSpan(10), Checksum(header));
        return [.. header, .. udp];
    }

    private static byte[] IPv6(Packet packet, byte[] udp)
    {
        byte[] pseudo = [.. Bytes(packet.Source), .. Bytes(packet.Destination), .. UInt16(udp.Length), 0, 17, .. udp];
        BinaryPrimitives.WriteUInt16BigEndian(udp.AsSpan(6), Checksum(pseudo));
        return [0x60, 0, 0, 0, .. UInt16(udp.Length), 17, 64, .. Bytes(packet.Source), .. Bytes(packet.Destination), .. udp];
    }

    private static ushort Checksum(byte[] data)
    {
        var sum = 0U;
        for (var i = 0; i < data.Length; i += 2)
        {
            sum += BinaryPrimitives.ReadUInt16BigEndian(data.AsSpan(i));
        }

        sum = (sum & 0xFFFF) + (sum >> 16);
        return (ushort)~((sum & 0xFFFF) + (sum >> 16));
    }

    private static byte[] Bytes(MacAddress mac) => Bytes(mac.Bits, 6);

    private static byte[] Bytes(InternetAddress address) => Bytes(address.Bits, address.Width / 8);

    private static byte[] UInt16(int value) => Bytes((UInt128)value, 2);

    private static byte[] Bytes(UInt128 value, int length)
    {
        var bytes = new byte[16];
        BinaryPrimitives.WriteUInt128BigEndian(bytes, value);
        return bytes[^length..];
    }
}
