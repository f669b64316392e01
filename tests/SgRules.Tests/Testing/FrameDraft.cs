using SgRules.Addressing;

namespace SgRules.Testing;

/// <summary>A frame in the making.</summary>
internal sealed class FrameDraft
{
    public required string Bridge { get; init; }

    public required BridgePort From { get; set; }

    public required BridgePort To { get; set; }

    public required MacAddress Source { get; set; }

    public required MacAddress Destination { get; set; }

    public EtherType Type { get; set; } = EtherType.Arp;

    public ushort Operation { get; set; } = ArpMessage.Request;

    public required MacAddress SenderMac { get; set; }

    public InternetAddress Sender { get; set; }

    public InternetAddress Target { get; set; }

    public Frame ToFrame() => Type == EtherType.Arp
        ? Frame.OfArp(Source, Destination, ArpMessage.Create(Operation, SenderMac, Sender, Target))
        : Frame.Of(Source, Destination, Type);
}
