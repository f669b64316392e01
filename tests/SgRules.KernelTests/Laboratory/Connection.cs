using SgRules.Addressing;

namespace SgRules.Laboratory;

/// <summary>A connection that tracking knows before a shot: confirmed, assured, a reply seen. A frame of it is ESTABLISHED in either direction.</summary>
/// <param name="Original">The packet that opened it; of ICMP, a request. Its state doesn't matter.</param>
internal sealed record Connection(Packet Original)
{
    /// <summary>The identifier of ICMP requests and replies that belong to a connection; a packet doesn't say one.</summary>
    public const ushort EchoIdentifier = 1;

    /// <summary>The ports on both sides of protocols whose packets don't say any, though connections have them: SCTP and UDP-Lite.</summary>
    public const ushort OtherPort = 40000;

    /// <summary>The verification tag of an SCTP connection, either way.</summary>
    public const uint SctpTag = 0x2222_2222;

    /// <summary>What connection tracking tells connections of the same two addresses and protocol apart by; zeros if nothing.</summary>
    public static (int Source, int Destination) PortsOf(Packet packet) => packet switch
    {
        { Payload: { SourcePort: { } source, DestinationPort: { } destination } } => (source, destination),
        { Protocol.Number: 132 or 136 } => (OtherPort, OtherPort),
        _ => (0, 0),
    };
}
