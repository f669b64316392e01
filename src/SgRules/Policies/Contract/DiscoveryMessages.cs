using SgRules.Addressing;

namespace SgRules.Policies;

/// <summary>The ICMPv6 that IPv6 needs (contract 3.1, 3.2, 3.6): neighbour discovery (RFC 4861) and multicast listener discovery (RFC 2710, RFC 3810).</summary>
internal static class DiscoveryMessages
{
    private const byte ListenerQuery = 130;
    private const byte ListenerReport = 131;
    private const byte ListenerDone = 132;
    private const byte RouterSolicitation = 133;
    private const byte RouterAdvertisement = 134;
    private const byte NeighbourSolicitation = 135;
    private const byte NeighbourAdvertisement = 136;
    private const byte Redirect = 137;
    private const byte ListenerReportV2 = 143;

    // A router lowers it, so such a packet was sent on this link; MLD is sent with 1, so that no router forwards it.
    private const byte HopLimitOnLink = 255;
    private const byte HopLimitOfMld = 1;

    private static readonly IPPrefix LinkLocalMulticast = IPPrefix.Parse("ff02::/16");

    /// <summary>3.1: neighbour solicitation and MLD reports of a guest that has no address yet, from <c>::</c> to ff02::/16.</summary>
    public static bool IsFromUnspecified(Packet packet) =>
        TypeOf(packet) is NeighbourSolicitation or ListenerReport or ListenerDone or ListenerReportV2
        && packet.Source.IsUnspecified && LinkLocalMulticast.Contains(packet.Destination);

    /// <summary>3.2: what only routers send, in words, or <see langword="null"/>.</summary>
    public static string? RouterMessage(Packet packet) => TypeOf(packet) switch
    {
        ListenerQuery => "MLD query",
        RouterAdvertisement => "router advertisement",
        Redirect => "ICMPv6 redirect",
        _ => null,
    };

    /// <summary>3.6: what a guest may always send.</summary>
    public static bool IsAlwaysSent(Packet packet) =>
        TypeOf(packet) is RouterSolicitation or NeighbourSolicitation or NeighbourAdvertisement or ListenerReport or ListenerDone or ListenerReportV2;

    /// <summary>3.6: what a guest always receives from this port.</summary>
    public static bool IsAlwaysReceived(Packet packet, BridgePort sender) => TypeOf(packet) switch
    {
        NeighbourSolicitation or NeighbourAdvertisement => packet.HopLimit == HopLimitOnLink,
        RouterAdvertisement => sender.IsTrusted && packet.Source.IsIPv6LinkLocal && packet.HopLimit == HopLimitOnLink,
        ListenerQuery => sender.IsTrusted && packet.Source.IsIPv6LinkLocal && LinkLocalMulticast.Contains(packet.Destination) && packet.HopLimit == HopLimitOfMld,
        _ => false,
    };

    /// <summary>3.6: what connection tracking calls UNTRACKED (facts: kernel, section 2); a redirect is none of these.</summary>
    public static bool IsUntracked(Packet packet) => TypeOf(packet) is (>= ListenerQuery and <= NeighbourAdvertisement) or ListenerReportV2;

    private static byte? TypeOf(Packet packet) => packet.Family == IPFamily.IPv6 ? packet.Payload.Type : null;
}
