using SgRules.Addressing;

namespace SgRules.Netfilter;

/// <summary>The ports of a TCP or UDP packet: <c>-m tcp --dport</c>, <c>-m udp --sport</c>.</summary>
/// <remarks><c>-m udp</c> costs a dump of the host's addresses for each port loaded, so our own text has it only where a listing is to be equal (facts: kernel, section 0, fact 3).</remarks>
public sealed record TransportMatch : Match
{
    /// <summary>Makes a condition on ports; which ones, its properties say.</summary>
    /// <param name="protocol">TCP or UDP.</param>
    /// <exception cref="ArgumentException"><paramref name="protocol"/> is neither.</exception>
    public TransportMatch(Protocol protocol) =>
        Protocol = protocol.HasPorts ? protocol : throw new ArgumentException($"Protocol {protocol} has no ports.", nameof(protocol));

    /// <summary>TCP or UDP.</summary>
    public Protocol Protocol { get; }

    /// <summary>The source ports, if they matter.</summary>
    public PortRange? SourcePorts { get; init; }

    /// <summary>The destination ports, if they matter.</summary>
    public PortRange? DestinationPorts { get; init; }

    internal override bool CanBeWritten => SourcePorts is not { IsAny: true } && DestinationPorts is not { IsAny: true };

    /// <summary>The destination ports of TCP.</summary>
    /// <param name="ports">The ports.</param>
    /// <returns>The condition.</returns>
    public static TransportMatch TcpTo(PortRange ports) => new(Protocol.Tcp) { DestinationPorts = ports };
}
