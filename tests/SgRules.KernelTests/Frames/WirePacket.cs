using SgRules.Addressing;

namespace SgRules.Frames;

/// <summary>An IP packet as it is sent: what a filter looks at, and what else its bytes need.</summary>
/// <param name="Packet">What a filter looks at.</param>
internal sealed record WirePacket(Packet Packet)
{
    private const int FragmentLength = 64;
    private const int LastFragmentLength = 24;
    private const byte FragmentHeader = 44;
    private const ushort MoreFragments = 0x2000;

    public TcpFlags Flags { get; init; } = TcpFlags.Syn;

    /// <summary>Whether the checksum of what the packet carries is wrong; its own header's is right.</summary>
    public bool IsDamaged { get; init; }

    /// <summary>The packet that an ICMP error is about.</summary>
    public Packet? Quoted { get; init; }

    /// <summary>The extension headers before what an IPv6 packet carries, in order; every fragment has them.</summary>
    public ValueList<ExtensionHeader> Extensions { get; init; }

    /// <summary>In how many pieces it is sent, 1 for whole, more if it is too long for them; all but the last are of 64 bytes.</summary>
    public int Pieces { get; init; } = 1;

    /// <summary>Whether only the last of its pieces is sent.</summary>
    public bool IsTorn { get; init; }

    /// <summary>The packet, or its fragments in order; the last one ends with the tag.</summary>
    public IEnumerable<byte[]> Bytes(byte[] tag)
    {
        if (Pieces == 1)
        {
            return [Whole(Payload.Of(this, tag), IdentityOf(tag))];
        }

        var bare = Payload.Of(this, tag);
        var pieces = Math.Max(Pieces, (bare.Length + FragmentLength - LastFragmentLength - 1) / FragmentLength + 1);
        var padding = ((pieces - 1) * FragmentLength) + LastFragmentLength - bare.Length;
        var fragments = Fragments(Payload.Of(this, [.. new byte[padding], .. tag]), IdentityOf(tag));
        return IsTorn ? fragments.TakeLast(1) : fragments;
    }

    private static int IdentityOf(byte[] tag) => tag[^1] | (tag[^2] << 8);

    private byte[] Whole(byte[] payload, int identity) =>
        [.. Packet.Family == IPFamily.IPv4 ? HeaderIPv4(payload.Length, 0, 0) : HeaderIPv6(payload.Length, Packet.Protocol.Number, identity), .. payload];

    private IEnumerable<byte[]> Fragments(byte[] payload, int identity)
    {
        for (var at = 0; at < payload.Length; at += FragmentLength)
        {
            byte[] piece = [.. payload.Skip(at).Take(FragmentLength)];
            var isLast = at + FragmentLength >= payload.Length;
            if (Packet.Family == IPFamily.IPv4)
            {
                yield return [.. HeaderIPv4(piece.Length, identity, (at / 8) | (isLast ? 0 : MoreFragments)), .. piece];
            }
            else
            {
                byte[] extension = [Packet.Protocol.Number, 0, .. Octets.Of16(at | (isLast ? 0 : 1)), .. Octets.Of32((uint)identity)];
                yield return [.. HeaderIPv6(piece.Length + extension.Length, FragmentHeader, identity), .. extension, .. piece];
            }
        }
    }

    private byte[] HeaderIPv4(int length, int identity, int fragment)
    {
        byte[] start = [0x45, 0, .. Octets.Of16(20 + length), .. Octets.Of16(identity), .. Octets.Of16(fragment), Packet.HopLimit, Packet.Protocol.Number];
        byte[] addresses = [.. Octets.Of(Packet.Source), .. Octets.Of(Packet.Destination)];
        return [.. start, .. Octets.Of16(Checksum.Internet(start, addresses)), .. addresses];
    }

    private byte[] HeaderIPv6(int length, byte next, int identity)
    {
        var (first, extensions) = ExtensionBytes.Of(Extensions, next, (uint)identity);
        return [0x60, 0, 0, 0, .. Octets.Of16(extensions.Length + length), first, Packet.HopLimit, .. Octets.Of(Packet.Source), .. Octets.Of(Packet.Destination), .. extensions];
    }
}
