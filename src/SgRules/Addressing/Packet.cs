using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace SgRules.Addressing;

/// <summary>One IP packet, as far as a filter looks at it: its headers, and what connection tracking says of it.</summary>
/// <remarks>
/// A packet that can't exist - addresses of two families, ports on ICMP - can't be made. TCP and UDP have both ports; ICMP over IPv4
/// and ICMPv6 over IPv6 have a message; every other protocol has neither.
/// </remarks>
public sealed record Packet
{
    /// <summary>The hop limit (IPv4: time to live) of a packet that isn't said to have another: what Linux sends with.</summary>
    public const byte DefaultHopLimit = 64;

    private Packet(InternetAddress source, InternetAddress destination, Protocol protocol, PacketPayload payload)
    {
        Source = source;
        Destination = destination;
        Protocol = protocol;
        Payload = payload;
    }

    /// <summary>The family of both addresses.</summary>
    public IPFamily Family => Source.Family;

    /// <summary>Where it comes from.</summary>
    public InternetAddress Source { get; }

    /// <summary>Where it goes.</summary>
    public InternetAddress Destination { get; }

    /// <summary>Its protocol, never all; in IPv6 the one behind the extension headers, but see <see cref="HasAuthenticationHeader"/>.</summary>
    public Protocol Protocol { get; }

    /// <summary>Whether it is an IPv6 packet of protocol 51: it stands for one that has an authentication header, whatever is behind that.</summary>
    public bool HasAuthenticationHeader => Family == IPFamily.IPv6 && Protocol == Protocol.AuthenticationHeader;

    /// <summary>Its ports or its ICMP message.</summary>
    public PacketPayload Payload { get; }

    /// <summary>The hop limit, in IPv4 the time to live; default: <see cref="DefaultHopLimit"/>.</summary>
    public byte HopLimit { get; init; } = DefaultHopLimit;

    /// <summary>What connection tracking says of it; default: <see cref="ConnectionState.New"/>.</summary>
    public ConnectionState State { get; init; }

    /// <summary>Makes a TCP packet.</summary>
    /// <param name="source">Where it comes from.</param>
    /// <param name="destination">Where it goes.</param>
    /// <param name="sourcePort">The source port.</param>
    /// <param name="destinationPort">The destination port.</param>
    /// <returns>The packet.</returns>
    /// <exception cref="ArgumentException">The addresses are of two families.</exception>
    public static Packet Tcp(InternetAddress source, InternetAddress destination, int sourcePort, int destinationPort) =>
        Create(source, destination, Protocol.Tcp, PacketPayload.Ports(sourcePort, destinationPort));

    /// <summary>Makes a UDP packet.</summary>
    /// <param name="source">Where it comes from.</param>
    /// <param name="destination">Where it goes.</param>
    /// <param name="sourcePort">The source port.</param>
    /// <param name="destinationPort">The destination port.</param>
    /// <returns>The packet.</returns>
    /// <exception cref="ArgumentException">The addresses are of two families.</exception>
    public static Packet Udp(InternetAddress source, InternetAddress destination, int sourcePort, int destinationPort) =>
        Create(source, destination, Protocol.Udp, PacketPayload.Ports(sourcePort, destinationPort));

    /// <summary>Makes an ICMP packet, ICMPv6 between IPv6 addresses.</summary>
    /// <param name="source">Where it comes from.</param>
    /// <param name="destination">Where it goes.</param>
    /// <param name="type">The message's type, 0 to 255.</param>
    /// <param name="code">The message's code, 0 to 255.</param>
    /// <returns>The packet.</returns>
    /// <exception cref="ArgumentException">The addresses are of two families.</exception>
    public static Packet Icmp(InternetAddress source, InternetAddress destination, int type, int code = 0) =>
        Create(source, destination, source.Family == IPFamily.IPv4 ? Protocol.Icmp : Protocol.IcmpV6, PacketPayload.Icmp(type, code));

    /// <summary>Makes a packet of a protocol that has neither ports nor ICMP messages.</summary>
    /// <param name="source">Where it comes from.</param>
    /// <param name="destination">Where it goes.</param>
    /// <param name="protocol">The protocol.</param>
    /// <returns>The packet.</returns>
    /// <exception cref="ArgumentException">The addresses are of two families, or the protocol has ports or messages.</exception>
    public static Packet Of(InternetAddress source, InternetAddress destination, Protocol protocol) => Create(source, destination, protocol, default);

    /// <summary>Makes a packet, if there can be such a one.</summary>
    /// <param name="source">Where it comes from.</param>
    /// <param name="destination">Where it goes.</param>
    /// <param name="protocol">The protocol.</param>
    /// <param name="payload">Its ports or its ICMP message; <see langword="default"/> for neither.</param>
    /// <param name="packet">The packet, or <see langword="null"/>.</param>
    /// <param name="problem">Why there can be none, a sentence; <see langword="null"/> if there is one.</param>
    /// <returns><see langword="true"/> if there is one.</returns>
    public static bool TryCreate(
        InternetAddress source,
        InternetAddress destination,
        Protocol protocol,
        PacketPayload payload,
        [NotNullWhen(true)] out Packet? packet,
        [NotNullWhen(false)] out string? problem)
    {
        problem = ProblemOf(source, destination, protocol, payload);
        packet = problem is null ? new Packet(source, destination, protocol, payload) : null;
        return problem is null;
    }

    /// <summary>The packet for people.</summary>
    /// <returns>For example <c>tcp 198.51.100.7 port 49152 to 203.0.113.19 port 22, NEW</c>.</returns>
    public override string ToString()
    {
        var (from, to) = Payload.SourcePort is null
            ? (Source.ToString(), Destination.ToString())
            : (string.Create(CultureInfo.InvariantCulture, $"{Source} port {Payload.SourcePort}"), string.Create(CultureInfo.InvariantCulture, $"{Destination} port {Payload.DestinationPort}"));
        var message = Payload.Type is null ? string.Empty : string.Create(CultureInfo.InvariantCulture, $" {Payload.Type}/{Payload.Code}");
        var hopLimit = HopLimit == DefaultHopLimit ? string.Empty : string.Create(CultureInfo.InvariantCulture, $", hop limit {HopLimit}");
        var protocol = Protocol is { HasPorts: false, HasIcmpTypes: false } ? $"protocol {Protocol}" : Protocol.ToString();
        return $"{protocol}{message} {from} to {to}{hopLimit}, {State.ToString().ToUpperInvariant()}";
    }

    private static Packet Create(InternetAddress source, InternetAddress destination, Protocol protocol, PacketPayload payload) =>
        TryCreate(source, destination, protocol, payload, out var packet, out var problem) ? packet : throw new ArgumentException(problem, nameof(payload));

    private static string? ProblemOf(InternetAddress source, InternetAddress destination, Protocol protocol, PacketPayload payload)
    {
        if (source.Family != destination.Family)
        {
            return $"{source} is an {source.Family} address and {destination} an {destination.Family} one; both ends of a packet are of one family.";
        }

        if (protocol.IsAll)
        {
            return "A packet is of one protocol, not of all; name it.";
        }

        var hasMessage = protocol == (source.Family == IPFamily.IPv4 ? Protocol.Icmp : Protocol.IcmpV6);
        return (payload.SourcePort is not null, payload.Type is not null) switch
        {
            (true, _) when !protocol.HasPorts => $"Protocol {protocol} has no ports; leave them out.",
            (_, true) when !hasMessage => $"Protocol {protocol} over {source.Family} has no ICMP type; leave it out.",
            (false, _) when protocol.HasPorts => $"A {protocol} packet has a source and a destination port; say which.",
            (_, false) when hasMessage => $"An {protocol} packet has a type and a code; say which.",
            _ => null,
        };
    }
}
