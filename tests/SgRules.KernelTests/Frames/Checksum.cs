using System.Buffers.Binary;

namespace SgRules.Frames;

/// <summary>The checksums of Internet protocols (RFC 1071) and of SCTP (RFC 9260, CRC32c).</summary>
internal static class Checksum
{
    private const uint Castagnoli = 0x82F6_3B78;

    /// <summary>The ones' complement of the ones' complement sum, over all parts as one sequence; each but the last of even length.</summary>
    public static ushort Internet(params ReadOnlySpan<byte[]> parts)
    {
        ulong sum = 0;
        foreach (var part in parts)
        {
            for (var at = 0; at < part.Length; at += 2)
            {
                sum += (uint)(part[at] << 8) | (at + 1 < part.Length ? part[at + 1] : 0u);
            }
        }

        while (sum >> 16 != 0)
        {
            sum = (sum & 0xFFFF) + (sum >> 16);
        }

        return (ushort)~sum;
    }

    public static byte[] Sctp(ReadOnlySpan<byte> packet)
    {
        var crc = uint.MaxValue;
        foreach (var octet in packet)
        {
            crc ^= octet;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) == 0 ? crc >> 1 : (crc >> 1) ^ Castagnoli;
            }
        }

        var octets = new byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(octets, ~crc);
        return octets;
    }
}
