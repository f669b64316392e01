using SgRules.Addressing;
using SgRules.Laboratory;

namespace SgRules.Frames;

/// <summary>An Ethernet frame as it is sent, with something in it that can carry a tag.</summary>
internal sealed record WireFrame
{
    private const int PppoeSessions = 0x8864;
    private const int PppIPv4 = 0x0021;
    private const int PppIPv6 = 0x0057;

    private WireFrame(MacAddress source, MacAddress destination)
    {
        Source = source;
        Destination = destination;
    }

    public MacAddress Source { get; init; }

    public MacAddress Destination { get; init; }

    /// <summary>The tags before what it carries, the outermost first.</summary>
    public ValueList<VlanTag> Tags { get; init; }

    public Wrapping Wrapping { get; init; }

    /// <summary>The packet that it carries, or <see langword="null"/>.</summary>
    public WirePacket? Packet { get; private init; }

    /// <summary>What it carries if that is no packet; tags and wrapping aside.</summary>
    public Frame? Other { get; private init; }

    public static WireFrame Of(MacAddress source, MacAddress destination, WirePacket packet) => new(source, destination) { Packet = packet };

    /// <summary>A frame of ARP or of a type that isn't IP, with nothing but the tag in it.</summary>
    public static WireFrame Of(Frame frame) => new(frame.Source, frame.Destination) { Other = frame };

    /// <summary>As a filter of frames sees it: by its outermost type.</summary>
    public Frame ToFrame() => this switch
    {
        { Tags: [var outermost, ..] } => Frame.Of(Source, Destination, outermost.Type),
        { Wrapping: Wrapping.Snap } => Frame.Of(Source, Destination, EtherType.Length),
        { Wrapping: Wrapping.Pppoe } => Frame.Of(Source, Destination, EtherType.Of(PppoeSessions)),
        { Packet.Packet.Family: var family } => Frame.Of(Source, Destination, EtherType.Of(family)),
        _ => Other!.Arp is { } message ? Frame.OfArp(Source, Destination, message) : Frame.Of(Source, Destination, Other.Type),
    };

    /// <summary>The frame, or one for each of its packet's fragments; the last one ends with the identifier's tag.</summary>
    public IReadOnlyList<byte[]> Bytes(ulong id)
    {
        var tag = FrameTag.Of(id);
        return Packet is null ? [Enclose(OtherBytes(tag))] : [.. Packet.Bytes(tag).Select(packet => Enclose(Wrap(packet)))];
    }

    private byte[] Enclose(byte[] typed) => [.. Octets.Of(Destination), .. Octets.Of(Source), .. Tags.ToImmutableArray().SelectMany(tag => tag.Bytes), .. typed];

    private byte[] Wrap(byte[] packet)
    {
        var family = Packet!.Packet.Family;
        var type = Octets.Of16(EtherType.Of(family).Number);
        return Wrapping switch
        {
            Wrapping.Snap => [.. Octets.Of16(8 + packet.Length), 0xAA, 0xAA, 3, 0, 0, 0, .. type, .. packet],
            Wrapping.Pppoe => [.. Octets.Of16(PppoeSessions), 0x11, 0, 0, 1, .. Octets.Of16(2 + packet.Length), .. Octets.Of16(family == IPFamily.IPv4 ? PppIPv4 : PppIPv6), .. packet],
            _ => [.. type, .. packet],
        };
    }

    private byte[] OtherBytes(byte[] tag) => Other switch
    {
        { Arp: { } message } => [.. Octets.Of16(EtherType.Arp.Number), .. ArpBytes(message), .. tag],

        // A length, then LLC of spanning tree, which here is only a name for "no SNAP".
        { Type: var type } when type == EtherType.Length => [.. Octets.Of16(3 + tag.Length), 0x42, 0x42, 3, .. tag],
        _ => [.. Octets.Of16(Other!.Type.Number), 0, 0, .. tag],
    };

    private static byte[] ArpBytes(ArpMessage message) =>
    [
        .. Octets.Of16(1), .. Octets.Of16(EtherType.IPv4.Number), 6, 4, .. Octets.Of16(message.Operation),
        .. Octets.Of(message.SenderMac), .. Octets.Of(message.Sender), .. Octets.Of(message.TargetMac), .. Octets.Of(message.Target),
    ];
}
