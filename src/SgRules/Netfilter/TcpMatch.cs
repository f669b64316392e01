using SgRules.Addressing;

namespace SgRules.Netfilter;

/// <summary>The destination port of a TCP packet: <c>-m tcp --dport</c>.</summary>
/// <param name="DestinationPorts">The ports.</param>
public sealed record TcpMatch(PortRange DestinationPorts) : Match;
