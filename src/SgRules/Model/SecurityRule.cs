using SgRules.Addressing;

namespace SgRules.Model;

/// <summary>A rule of a security group: traffic that is allowed from, or to, its peers.</summary>
/// <remarks>
/// <see cref="Protocol"/> alone is the whole protocol, as a number is in zone.json; <see cref="Ports"/> narrows TCP and UDP,
/// <see cref="IcmpType"/> ICMP and ICMPv6. A rule with several peers is as many rules with one: <see cref="IdentityOf(Direction, Cidr)"/>.
/// </remarks>
public sealed record SecurityRule
{
    /// <summary>The protocol.</summary>
    public Protocol Protocol { get; init; } = Protocol.All;

    /// <summary>The destination ports, for TCP and UDP only; <see langword="null"/> for the whole protocol.</summary>
    public PortRange? Ports { get; init; }

    /// <summary>The messages, for ICMP and ICMPv6 only; <see langword="null"/> for the whole protocol.</summary>
    /// <remarks>
    /// <c>icmp</c> with messages follows its peers: with an IPv6 CIDR it is ICMPv6 with the same numbers, with a group any
    /// message of both families, or a concrete one of IPv4 only. Without messages it is protocol number 1 in either family.
    /// </remarks>
    public IcmpType? IcmpType { get; init; }

    /// <summary>Peers by address.</summary>
    public ValueList<Cidr> Cidrs { get; init; }

    /// <summary>Peers by group, by identifier (contract 3.14).</summary>
    public ValueList<string> Groups { get; init; }

    /// <summary>A TCP rule for one port; add its peers.</summary>
    /// <param name="port">The port, 1 to 65535; 0 means every port.</param>
    /// <returns>The rule without peers.</returns>
    public static SecurityRule Tcp(ushort port) => Tcp(port, port);

    /// <summary>A TCP rule; add its peers.</summary>
    /// <param name="startPort">The first port.</param>
    /// <param name="endPort">The last port, not below the first.</param>
    /// <returns>The rule without peers.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="endPort"/> is below <paramref name="startPort"/>.</exception>
    public static SecurityRule Tcp(ushort startPort, ushort endPort) => new() { Protocol = Protocol.Tcp, Ports = PortRange.Create(startPort, endPort) };

    /// <summary>A UDP rule for one port; add its peers.</summary>
    /// <param name="port">The port, 1 to 65535; 0 means every port.</param>
    /// <returns>The rule without peers.</returns>
    public static SecurityRule Udp(ushort port) => Udp(port, port);

    /// <summary>A UDP rule; add its peers.</summary>
    /// <param name="startPort">The first port.</param>
    /// <param name="endPort">The last port, not below the first.</param>
    /// <returns>The rule without peers.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="endPort"/> is below <paramref name="startPort"/>.</exception>
    public static SecurityRule Udp(ushort startPort, ushort endPort) => new() { Protocol = Protocol.Udp, Ports = PortRange.Create(startPort, endPort) };

    /// <summary>An ICMP rule, for any message unless some are named; add its peers.</summary>
    /// <param name="messages">The messages.</param>
    /// <returns>The rule without peers.</returns>
    public static SecurityRule Icmp(IcmpType messages = default) => new() { Protocol = Protocol.Icmp, IcmpType = messages };

    /// <summary>An ICMPv6 rule, for any message unless some are named; add its peers.</summary>
    /// <param name="messages">The messages.</param>
    /// <returns>The rule without peers.</returns>
    public static SecurityRule IcmpV6(IcmpType messages = default) => new() { Protocol = Protocol.IcmpV6, IcmpType = messages };

    /// <summary>A rule for a whole protocol, or for all of them; add its peers.</summary>
    /// <param name="protocol">The protocol.</param>
    /// <returns>The rule without peers.</returns>
    public static SecurityRule Whole(Protocol protocol) => new() { Protocol = protocol };

    /// <summary>This rule with more peers by address.</summary>
    /// <param name="cidrs">The peers, for example <c>"0.0.0.0/0"</c>.</param>
    /// <returns>The rule.</returns>
    /// <exception cref="FormatException">One of them is no CIDR.</exception>
    public SecurityRule WithCidrs(params ReadOnlySpan<string> cidrs)
    {
        var all = Cidrs;
        foreach (var cidr in cidrs)
        {
            all = all.Add(Cidr.Parse(cidr));
        }

        return this with { Cidrs = all };
    }

    /// <summary>This rule with more peers by group.</summary>
    /// <param name="groups">The groups' identifiers.</param>
    /// <returns>The rule.</returns>
    public SecurityRule WithGroups(params ReadOnlySpan<string> groups) => this with { Groups = [.. Groups, .. groups] };

    /// <summary>The identity of this rule for one of its peers: its normalised text.</summary>
    /// <param name="direction">The direction that the rule is listed under.</param>
    /// <param name="peer">The peer; bits below its length don't matter.</param>
    /// <returns>For example <c>ingress tcp 22 cidr:0.0.0.0/0</c>.</returns>
    public string IdentityOf(Direction direction, Cidr peer) => $"{Traffic(direction)} cidr:{peer.Prefix}";

    /// <summary>The identity of this rule for one of its peers: its normalised text.</summary>
    /// <param name="direction">The direction that the rule is listed under.</param>
    /// <param name="peerGroup">The identifier of the peer group.</param>
    /// <returns>For example <c>ingress tcp 80-443 group:lb</c>.</returns>
    public string IdentityOf(Direction direction, string peerGroup) => $"{Traffic(direction)} group:{peerGroup}";

    private string Traffic(Direction direction)
    {
        var word = direction == Direction.Ingress ? "ingress" : "egress";
        return (Ports, IcmpType) switch
        {
            ({ IsAny: false } ports, _) => $"{word} {Protocol} {ports}",
            (_, { } messages) => $"{word} {Protocol} {messages}",
            _ when Protocol.HasIcmpTypes => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{word} {Protocol.Number}"),
            _ => $"{word} {Protocol}",
        };
    }
}
