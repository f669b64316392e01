using SgRules.Addressing;
using SgRules.Netfilter;
using SgRules.Policies;

namespace SgRules.Layouts;

/// <summary>Builds the table of one family in the order of tests of design section 5.1.</summary>
internal sealed class TreeChains
{
    private readonly HostPolicy _policy;
    private readonly IPFamily _family;
    private readonly CommentStyle _comments;
    private readonly TreeNames _names;
    private readonly PolicyChains _policies;
    private readonly List<Chain> _chains = [];

    public TreeChains(HostPolicy policy, IPFamily family, CommentStyle comments, TreeNames names, PeerSets sets)
    {
        _policy = policy;
        _family = family;
        _comments = comments;
        _names = names;
        _policies = new PolicyChains(family, policy.AllowDns, names, new GroupChains(policy, family, names, sets, _chains), _chains);
    }

    /// <summary>The contract paragraph that a tree implements: identity of the sender, or of the receiver.</summary>
    public static string ParagraphOf(PacketSide side) => side == PacketSide.Source ? "3.1" : "3.3";

    /// <summary>Makes the chains; whether their names are injective is known afterwards.</summary>
    public void Lay()
    {
        foreach (var bridge in _policy.Bridges)
        {
            AddBridge(bridge);
        }
    }

    /// <summary>The table of the chains made.</summary>
    public FilterTable ToTable()
    {
        var bridges = _policy.Bridges.ToImmutableArray();
        return FilterTable.Create(_family, [.. bridges.Select(Hook), .. bridges.SelectMany(Routed)], _chains);
    }

    private Rule Hook(BridgePolicy bridge) => Rule.Create(
        new Origin("3", $"bridge {bridge.Name}"),
        Target.Jump(_names.Bridge(bridge.Name)),
        new InInterfaceMatch(DevicePattern.Exact(bridge.Name)),
        new PhysdevMatch { IsBridged = true });

    private static IEnumerable<Rule> Routed(BridgePolicy bridge)
    {
        var origin = new Origin("3.15", $"bridge {bridge.Name}");
        var device = DevicePattern.Exact(bridge.Name);
        return [Rule.Create(origin, Target.Drop, new InInterfaceMatch(device)), Rule.Create(origin, Target.Drop, new OutInterfaceMatch(device))];
    }

    private void AddBridge(BridgePolicy bridge)
    {
        var receivers = _names.BridgeOut(bridge.Name);
        var trusted = TrustedPorts(bridge);
        _chains.Add(new Chain(
            _names.Bridge(bridge.Name),
            [
                .. trusted.Select(port => Rule.Create(port.Origin, Target.Goto(receivers), new PhysdevMatch { In = port.Device })),
                Rule.Create(new Origin("3.1", $"senders of bridge {bridge.Name}"), Target.Jump(_names.BridgeIn(bridge.Name))),
                Rule.Create(new Origin("3.10", $"receivers of bridge {bridge.Name}"), Target.Goto(receivers)),
            ]));
        _chains.Add(new Chain(_names.BridgeIn(bridge.Name), [.. SenderRules(bridge, trusted)]));
        _chains.Add(new Chain(receivers, [.. ReceiverRules(bridge, trusted)]));
    }

    private static List<TrustedPort> TrustedPorts(BridgePolicy bridge) =>
    [
        .. bridge.Uplinks.ToImmutableArray().Select(uplink => new TrustedPort(DevicePattern.Exact(uplink), new Origin("3.11", $"uplink {uplink}"))),
        .. bridge.SystemPorts.ToImmutableArray().Select(port => new TrustedPort(DevicePattern.Exact(port.Device), new Origin("3.12", $"{port.Instance} {port.Device}"))),
    ];

    private List<Rule> SenderRules(BridgePolicy bridge, List<TrustedPort> trusted)
    {
        List<Rule> rules = [.. _family == IPFamily.IPv4 ? FromNoAddressIPv4(trusted) : FromNoAddressIPv6()];
        rules.Add(Rule.Create(new Origin("3.2"), Target.Drop, ControlTraffic.FromDhcpServer(_family)));
        foreach (var type in ControlTraffic.InfrastructureMessages(_family))
        {
            rules.Add(Rule.Create(new Origin("3.2"), Target.Drop, ControlTraffic.Icmp(_family, type)));
        }

        var leaves = bridge.GuestPorts.ToImmutableArray().SelectMany(SourceLeaves).ToList();
        rules.AddRange(new AddressTree(_family, PacketSide.Source, bridge.Name, _names, _chains).Grow(leaves));
        rules.Add(Rule.Create(new Origin("3.1", "no guest port has the address"), Target.Drop));
        return rules;
    }

    // The two exceptions of 3.1 come from no address, so they stand before the tree; an INVALID one is dropped all the same (3.7).
    private static IEnumerable<Rule> FromNoAddressIPv4(List<TrustedPort> trusted)
    {
        var source = new SourceMatch(ControlTraffic.UnspecifiedIPv4);
        Match[] discover = [source, new DestinationMatch(ControlTraffic.BroadcastIPv4), .. ControlTraffic.DhcpRequest(IPFamily.IPv4)];
        return trusted.Select(port => Rule.Create(port.Origin with { Paragraph = "3.1" }, Target.Accept, [.. discover, new PhysdevMatch { Out = port.Device }]))
            .Prepend(Rule.Create(new Origin("3.7"), Target.Drop, source, ControlTraffic.Invalid));
    }

    private static List<Rule> FromNoAddressIPv6()
    {
        var source = new SourceMatch(ControlTraffic.UnspecifiedIPv6);
        List<Rule> rules = [Rule.Create(new Origin("3.7"), Target.Drop, source, ControlTraffic.Invalid)];
        foreach (var type in (ReadOnlySpan<int>)[.. ControlTraffic.MulticastListenerReports, ControlTraffic.NeighbourSolicitation])
        {
            rules.Add(Rule.Create(
                new Origin("3.1"),
                Target.Return,
                [source, new DestinationMatch(ControlTraffic.LinkScopeMulticast), .. ControlTraffic.Icmp(IPFamily.IPv6, type)]));
        }

        return rules;
    }

    private List<Rule> ReceiverRules(BridgePolicy bridge, List<TrustedPort> trusted)
    {
        List<Rule> rules =
        [
            .. trusted.Select(port => Rule.Create(port.Origin, Target.Accept, new PhysdevMatch { Out = port.Device })),
            .. _family == IPFamily.IPv4 ? ToNoAddressIPv4() : ToNoAddressIPv6(),
        ];
        var leaves = bridge.GuestPorts.ToImmutableArray().SelectMany(DestinationLeaves).ToList();
        rules.AddRange(new AddressTree(_family, PacketSide.Destination, bridge.Name, _names, _chains).Grow(leaves));
        rules.Add(Rule.Create(new Origin("3.3", "no guest port has the address"), Target.Drop));
        return rules;
    }

    // What a guest receives without an address of its own in it (3.3, 3.4, 3.6). What only infrastructure may send was dropped
    // from guests by 3.2, and an INVALID one is dropped (3.7), so the sender's port isn't asked again.
    private static IEnumerable<Rule> ToNoAddressIPv4()
    {
        var destination = new DestinationMatch(ControlTraffic.BroadcastIPv4);
        return
        [
            Rule.Create(new Origin("3.7"), Target.Drop, destination, ControlTraffic.Invalid),
            Rule.Create(new Origin("3.4"), Target.Accept, [destination, .. ControlTraffic.DhcpReply(IPFamily.IPv4)]),
        ];
    }

    private static IEnumerable<Rule> ToNoAddressIPv6()
    {
        var linkLocal = new SourceMatch(ControlTraffic.LinkLocal);
        return
        [
            Rule.Create(new Origin("3.7"), Target.Drop, new ProtocolMatch(Protocol.IcmpV6), ControlTraffic.Invalid),
            Message(ControlTraffic.NeighbourSolicitation, 255),
            Message(ControlTraffic.NeighbourAdvertisement, 255),
            Message(ControlTraffic.RouterAdvertisement, 255, linkLocal),
            Message(ControlTraffic.MulticastListenerQuery, 1, linkLocal, new DestinationMatch(ControlTraffic.LinkScopeMulticast)),
        ];

        static Rule Message(int type, byte hopLimit, params ReadOnlySpan<Match> addresses) =>
            Rule.Create(new Origin("3.6"), Target.Accept, [.. addresses, .. ControlTraffic.Icmp(IPFamily.IPv6, type), new HopLimitMatch(hopLimit)]);
    }

    private IEnumerable<TreeLeaf> SourceLeaves(GuestPort port) => port.OwnAddresses.ToImmutableArray()
        .Where(prefix => prefix.Family == _family)
        .Select(prefix => Leaf(port, prefix, PacketSide.Source, _policies.Egress(port.Policy), new MacMatch(port.Mac)));

    private IEnumerable<TreeLeaf> DestinationLeaves(GuestPort port) => port.OwnAddresses.ToImmutableArray()
        .Concat(port.MulticastGroups.ToImmutableArray().Select(IPPrefix.Of))
        .Where(prefix => prefix.Family == _family)
        .Distinct()
        .Select(prefix => Leaf(port, prefix, PacketSide.Destination, _policies.Ingress(port.Policy)));

    private TreeLeaf Leaf(GuestPort port, IPPrefix prefix, PacketSide side, ChainName policy, params ReadOnlySpan<Match> identity)
    {
        Match[] comment = _comments == CommentStyle.Brief ? [new CommentMatch(port.Instance)] : [];
        var rule = Rule.Create(
            new Origin(ParagraphOf(side), $"{port.Instance} {port.Device}"),
            Target.Goto(policy),
            [TrafficMatches.Address(side, prefix), TrafficMatches.Port(side, DevicePattern.Exact(port.Device)), .. identity, .. comment]);
        return new TreeLeaf(prefix, port.Device, rule);
    }

    private sealed record TrustedPort(DevicePattern Device, Origin Origin);
}
