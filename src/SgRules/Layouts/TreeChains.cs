using SgRules.Addressing;
using SgRules.Netfilter;
using SgRules.Policies;

namespace SgRules.Layouts;

/// <summary>Builds the table of one family in the order of tests of design section 5.1.</summary>
internal sealed class TreeChains
{
    private readonly HostPolicy _policy;
    private readonly IPFamily _family;
    private readonly TreeNames _names;
    private readonly PolicyChains _policies;
    private readonly PortLeaves _leaves;
    private readonly List<Chain> _chains = [];

    public TreeChains(HostPolicy policy, IPFamily family, CommentStyle comments, TreeNames names, PeerSets sets)
    {
        _policy = policy;
        _family = family;
        _leaves = new PortLeaves(family, comments);
        _names = names;
        _policies = new PolicyChains(family, policy.AllowDns, names, new GroupChains(policy, family, names, sets, _chains), _chains);
    }

    /// <summary>Makes the chains; whether their names are injective is known afterwards.</summary>
    public void Lay()
    {
        foreach (var bridge in _policy.Bridges)
        {
            AddBridge(bridge);
        }
    }

    /// <summary>The table of the chains made.</summary>
    public FilterTable ToTable() => FilterTable.Create(_family, BridgeHooks.Forward(_policy.Bridges, _names), _chains);

    private void AddBridge(BridgePolicy bridge)
    {
        var receivers = _names.BridgeOut(bridge.Name);
        var trusted = TrustedPort.Of(bridge);
        _chains.Add(new Chain(
            _names.Bridge(bridge.Name),
            [
                .. trusted.Select(port => port.From(Target.Goto(receivers))),
                Rule.Create(new Origin("3.1", $"senders of bridge {bridge.Name}"), Target.Jump(_names.BridgeIn(bridge.Name))),
                Rule.Create(new Origin("3.10", $"receivers of bridge {bridge.Name}"), Target.Goto(receivers)),
            ]));
        _chains.Add(new Chain(_names.BridgeIn(bridge.Name), [.. SenderRules(bridge, trusted)]));
        _chains.Add(new Chain(receivers, [.. ReceiverRules(bridge, trusted)]));
    }

    private List<Rule> SenderRules(BridgePolicy bridge, List<TrustedPort> trusted)
    {
        List<Rule> rules =
        [
            .. ControlRules.NothingIsHidden(_family),
            .. _family == IPFamily.IPv4 ? FromNoAddressIPv4(trusted) : FromNoAddressIPv6(),
            .. ControlRules.OnlyInfrastructureSends(_family),
        ];
        var leaves = bridge.GuestPorts.ToImmutableArray().SelectMany(port => _leaves.Source(port, SenderGate)).ToList();
        rules.AddRange(new AddressTree(_family, PacketSide.Source, bridge.Name, _names, _chains).Grow(leaves));
        rules.Add(Rule.Create(new Origin("3.1", "no guest port has the address"), Target.Drop));
        return rules;
    }

    private Target SenderGate(GuestPort port) => Target.Goto(_policies.Egress(port.Policy));

    private Target ReceiverGate(GuestPort port) => Target.Goto(_policies.Ingress(port.Policy));

    // The two exceptions of 3.1 come from no address, so they stand before the tree; an INVALID one is dropped all the same (3.7).
    private static IEnumerable<Rule> FromNoAddressIPv4(List<TrustedPort> trusted)
    {
        var invalid = Rule.Create(new Origin("3.7"), Target.Drop, new SourceMatch(ControlTraffic.UnspecifiedIPv4), ControlTraffic.Invalid);
        return ControlRules.DhcpBroadcasts(trusted, Target.Accept).Prepend(invalid);
    }

    private static IEnumerable<Rule> FromNoAddressIPv6() => ControlRules.SentFromUnspecifiedIPv6()
        .Prepend(Rule.Create(new Origin("3.7"), Target.Drop, new SourceMatch(ControlTraffic.UnspecifiedIPv6), ControlTraffic.Invalid));

    private List<Rule> ReceiverRules(BridgePolicy bridge, List<TrustedPort> trusted)
    {
        List<Rule> rules =
        [
            .. trusted.Select(port => port.To(Target.Accept)),
            .. _family == IPFamily.IPv4 ? ToNoAddressIPv4() : ToNoAddressIPv6(),
        ];
        var leaves = bridge.GuestPorts.ToImmutableArray().SelectMany(port => _leaves.Destination(port, ReceiverGate)).ToList();
        rules.AddRange(new AddressTree(_family, PacketSide.Destination, bridge.Name, _names, _chains).Grow(leaves));
        rules.Add(Rule.Create(new Origin("3.3", "no guest port has the address"), Target.Drop));
        return rules;
    }

    // An INVALID one is dropped before (3.7).
    private static IEnumerable<Rule> ToNoAddressIPv4() => ControlRules.ReceivedWithoutAddress(IPFamily.IPv4)
        .Prepend(Rule.Create(new Origin("3.7"), Target.Drop, new DestinationMatch(ControlTraffic.BroadcastIPv4), ControlTraffic.Invalid));

    private static IEnumerable<Rule> ToNoAddressIPv6() => ControlRules.ReceivedWithoutAddress(IPFamily.IPv6)
        .Prepend(Rule.Create(new Origin("3.7"), Target.Drop, new ProtocolMatch(Protocol.IcmpV6), ControlTraffic.Invalid));
}
