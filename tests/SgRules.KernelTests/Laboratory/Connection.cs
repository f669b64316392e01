using SgRules.Addressing;

namespace SgRules.Laboratory;

/// <summary>A connection that tracking knows before a shot: confirmed, assured, a reply seen. A frame of it is ESTABLISHED in either direction.</summary>
/// <param name="Original">The packet that opened it; of ICMP, a request. Its state doesn't matter.</param>
internal sealed record Connection(Packet Original)
{
    /// <summary>The identifier of ICMP requests and replies that belong to a connection; a packet doesn't say one.</summary>
    public const ushort EchoIdentifier = 1;
}
