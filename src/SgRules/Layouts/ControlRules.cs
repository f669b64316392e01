using SgRules.Addressing;
using SgRules.Netfilter;
using SgRules.Policies;

namespace SgRules.Layouts;

/// <summary>The rules for the messages that addressing itself needs, as every bridge has them (contract 3.1 to 3.6).</summary>
internal static class ControlRules
{
    /// <summary>3.2: what a guest may not send, being no infrastructure.</summary>
    public static IEnumerable<Rule> OnlyInfrastructureSends(IPFamily family)
    {
        List<Rule> rules = [Rule.Create(new Origin("3.2"), Target.Drop, ControlTraffic.FromDhcpServer(family))];
        foreach (var type in ControlTraffic.InfrastructureMessages(family))
        {
            rules.Add(Rule.Create(new Origin("3.2"), Target.Drop, ControlTraffic.Icmp(family, type)));
        }

        return rules;
    }

    /// <summary>
    /// 3.2: nft doesn't see what is behind an authentication header, and legacy does. So it stands before all rules that look for a
    /// message: whatever a guest sends so is dropped on both.
    /// </summary>
    public static IEnumerable<Rule> NothingIsHidden(IPFamily family) =>
        family == IPFamily.IPv6 ? [Rule.Create(new Origin("3.2"), Target.Drop, new AuthenticationHeaderMatch())] : [];

    /// <summary>3.1: a DHCP client's broadcast from no address, towards uplink and system ports only.</summary>
    public static IEnumerable<Rule> DhcpBroadcasts(List<TrustedPort> trusted, Target target) => trusted.Select(port =>
        Rule.Create(port.Origin with { Paragraph = "3.1" }, target, [.. ControlTraffic.DhcpBroadcast, new PhysdevMatch { Out = port.Device }]));

    /// <summary>3.1: neighbour solicitation and MLD reports from <c>::</c>.</summary>
    public static IEnumerable<Rule> SentFromUnspecifiedIPv6()
    {
        List<Rule> rules = [];
        Match[] ends = [new SourceMatch(ControlTraffic.UnspecifiedIPv6), new DestinationMatch(ControlTraffic.LinkScopeMulticast)];
        foreach (var type in (ReadOnlySpan<int>)[.. ControlTraffic.MulticastListenerReports, ControlTraffic.NeighbourSolicitation])
        {
            rules.Add(Rule.Create(new Origin("3.1"), Target.Return, [.. ends, .. ControlTraffic.Icmp(IPFamily.IPv6, type)]));
        }

        return rules;
    }

    /// <summary>
    /// What a guest receives without an address of its own in it (3.3, 3.4, 3.6). What only infrastructure may send was dropped
    /// from guests by 3.2, so the sender's port isn't asked again.
    /// </summary>
    public static IEnumerable<Rule> ReceivedWithoutAddress(IPFamily family)
    {
        if (family == IPFamily.IPv4)
        {
            return [Rule.Create(new Origin("3.4"), Target.Accept, [new DestinationMatch(ControlTraffic.BroadcastIPv4), .. ControlTraffic.DhcpReply(IPFamily.IPv4)])];
        }

        var linkLocal = new SourceMatch(ControlTraffic.LinkLocal);
        return
        [
            Message(ControlTraffic.NeighbourSolicitation, 255),
            Message(ControlTraffic.NeighbourAdvertisement, 255),
            Message(ControlTraffic.RouterAdvertisement, 255, linkLocal),
            Message(ControlTraffic.MulticastListenerQuery, 1, linkLocal, new DestinationMatch(ControlTraffic.LinkScopeMulticast)),
        ];

        static Rule Message(int type, byte hopLimit, params ReadOnlySpan<Match> addresses) =>
            Rule.Create(new Origin("3.6"), Target.Accept, [.. addresses, .. ControlTraffic.Icmp(IPFamily.IPv6, type), new HopLimitMatch(hopLimit)]);
    }

    /// <summary>3.4: the DHCP requests that a guest may always send, in IPv6 to link-local servers only.</summary>
    public static IEnumerable<Rule> DhcpRequests(IPFamily family, Target target) =>
        ControlTraffic.DhcpServers(family).Select(servers => Rule.Create(new Origin("3.4"), target, [.. servers, .. ControlTraffic.DhcpRequest(family)]));

    /// <summary>3.5: the DNS requests that a guest may always send.</summary>
    public static Rule Dns(Protocol protocol, Target target) =>
        Rule.Create(new Origin("3.5"), target, TrafficMatches.Of(IPFamily.IPv4, TrafficSelector.OfPorts(protocol, PortRange.Of(53))));

    /// <summary>3.6: the ICMPv6 that a guest may always send.</summary>
    public static IEnumerable<Rule> SentByAnyGuest(IPFamily family, Target target)
    {
        List<Rule> rules = [];
        foreach (var type in family == IPFamily.IPv6 ? ControlTraffic.SentByAnyGuest : [])
        {
            rules.Add(Rule.Create(new Origin("3.6"), target, ControlTraffic.Icmp(family, type)));
        }

        return rules;
    }
}
