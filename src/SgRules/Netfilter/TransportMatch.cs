using SgRules.Addressing;

namespace SgRules.Netfilter;

/// <summary>The ports of a TCP or UDP packet: <c>-m tcp --dport</c>, <c>-m udp --sport</c>.</summary>
/// <remarks><c>-m udp</c> costs a dump of the host's addresses for each port loaded, so our own text has it only where a listing is to be equal (facts: kernel, section 0, fact 3).</remarks>
/// <param name="Protocol">TCP or UDP.</param>
public sealed record TransportMatch(Protocol Protocol) : Match
{
    /// <summary>The source ports, if they matter.</summary>
    public PortRange? SourcePorts { get; init; }

    /// <summary>The destination ports, if they matter.</summary>
    public PortRange? DestinationPorts { get; init; }

    /// <summary>The destination ports of TCP.</summary>
    /// <param name="ports">The ports.</param>
    /// <returns>The condition.</returns>
    public static TransportMatch TcpTo(PortRange ports) => new(Protocol.Tcp) { DestinationPorts = ports };
}
