using System.Buffers.Binary;
using SgRules.Addressing;

namespace SgRules.Frames;

/// <summary>Values as bytes on the wire, the most significant first.</summary>
internal static class Octets
{
    public static byte[] Of16(int value) => [(byte)(value >> 8), (byte)value];

    public static byte[] Of32(uint value)
    {
        var octets = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(octets, value);
        return octets;
    }

    public static byte[] Of(InternetAddress address)
    {
        var octets = new byte[16];
        BinaryPrimitives.WriteUInt128BigEndian(octets, address.Bits);
        return address.Family == IPFamily.IPv4 ? octets[12..] : octets;
    }

    public static byte[] Of(MacAddress mac)
    {
        var octets = new byte[8];
        BinaryPrimitives.WriteUInt64BigEndian(octets, mac.Bits);
        return octets[2..];
    }
}
