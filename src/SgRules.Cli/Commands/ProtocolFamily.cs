using SgRules.Addressing;

namespace SgRules.Cli.Commands;

/// <summary>The only family that has a protocol, and how that was said.</summary>
/// <param name="Word">The protocol as it was given.</param>
/// <param name="Family">Its family.</param>
internal sealed record ProtocolFamily(string Word, IPFamily Family)
{
    /// <summary>The other family's protocol in its place.</summary>
    public Protocol Other => Family == IPFamily.IPv4 ? Protocol.IcmpV6 : Protocol.Icmp;
}
