using SgRules.Addressing;

namespace SgRules.Policies;

/// <summary>Traffic of one family without its ends: every protocol, one protocol, or some of its ports or messages.</summary>
/// <remarks>
/// There is one form for one meaning: every port and every message are the whole protocol. Orders by protocol, ports, messages.
/// <see langword="default"/> is everything.
/// </remarks>
public readonly record struct TrafficSelector : IComparable<TrafficSelector>, System.Numerics.IComparisonOperators<TrafficSelector, TrafficSelector, bool>
{
    private TrafficSelector(Protocol protocol, PortRange ports, IcmpType messages)
    {
        Protocol = protocol;
        Ports = ports;
        Messages = messages;
    }

    /// <summary>The protocol.</summary>
    public Protocol Protocol { get; }

    /// <summary>The destination ports; every port for what has none.</summary>
    public PortRange Ports { get; }

    /// <summary>The ICMP or ICMPv6 messages; any for what has none.</summary>
    public IcmpType Messages { get; }

    /// <summary>A whole protocol, or all of them.</summary>
    /// <param name="protocol">The protocol.</param>
    /// <returns>The traffic.</returns>
    public static TrafficSelector Whole(Protocol protocol) => new(protocol, PortRange.Any, IcmpType.Any);

    /// <summary>Some ports of TCP or UDP.</summary>
    /// <param name="protocol">TCP or UDP.</param>
    /// <param name="ports">The destination ports.</param>
    /// <returns>The traffic.</returns>
    /// <exception cref="ArgumentException"><paramref name="protocol"/> has no ports.</exception>
    public static TrafficSelector OfPorts(Protocol protocol, PortRange ports) => protocol.HasPorts
        ? new(protocol, ports, IcmpType.Any)
        : throw new ArgumentException($"Protocol {protocol} has no ports.", nameof(protocol));

    /// <summary>Some messages of ICMP, or in IPv6 of ICMPv6.</summary>
    /// <param name="family">The family.</param>
    /// <param name="messages">The messages.</param>
    /// <returns>The traffic.</returns>
    public static TrafficSelector OfMessages(IPFamily family, IcmpType messages) =>
        new(family == IPFamily.IPv4 ? Protocol.Icmp : Protocol.IcmpV6, PortRange.Any, messages);

    /// <summary>Orders by protocol, ports, messages.</summary>
    /// <param name="other">The traffic to compare with.</param>
    /// <returns>Less than, equal to or more than zero.</returns>
    public int CompareTo(TrafficSelector other) =>
        Protocol.CompareTo(other.Protocol) is var byProtocol and not 0 ? byProtocol
        : Ports.CompareTo(other.Ports) is var byPorts and not 0 ? byPorts
        : Messages.CompareTo(other.Messages);

    /// <inheritdoc/>
    public static bool operator <(TrafficSelector left, TrafficSelector right) => left.CompareTo(right) < 0;

    /// <inheritdoc/>
    public static bool operator <=(TrafficSelector left, TrafficSelector right) => left.CompareTo(right) <= 0;

    /// <inheritdoc/>
    public static bool operator >(TrafficSelector left, TrafficSelector right) => left.CompareTo(right) > 0;

    /// <inheritdoc/>
    public static bool operator >=(TrafficSelector left, TrafficSelector right) => left.CompareTo(right) >= 0;
}
