using SgRules.Addressing;
using SgRules.Netfilter;
using SgRules.Policies;

namespace SgRules.Layouts;

/// <summary>Builds the table of one family in the order of tests of design section 5.1.</summary>
internal sealed class TreeChains
{
    private readonly IPFamily _family;
    private readonly TreeNames _names;
    private readonly PolicyChains _policies;
    private readonly PortLeaves _leaves;
    private readonly List<Chain> _chains = [];

    public TreeChains(HostPolicy policy, IPFamily family, TreeNames names, PeerSets sets)
    {
        _family = family;
        _leaves = new PortLeaves(family);
        _names = names;
        _policies = new PolicyChains(family, policy.AllowDns, new GroupChains(policy, family, names, sets, _chains), _chains);
    }

    /// <summary>Makes the chains of a bridge; whether all names are injective is known afterwards.</summary>
    /// <param name="bridge">The bridge.</param>
    /// <param name="gates">The gates of its guests, in their order.</param>
    public void Add(BridgePorts bridge, PolicyGate[] gates)
    {
        var receivers = _names.BridgeOut(bridge.Name);
        _chains.Add(new Chain(
            _names.Bridge(bridge.Name),
            [
                .. bridge.Trusted.Select(port => port.From(Target.Goto(receivers))),
                Rule.Create(new Origin("3.1", $"senders of bridge {bridge.Name}"), Target.Jump(_names.BridgeIn(bridge.Name))),
                Rule.Create(new Origin("3.10", $"receivers of bridge {bridge.Name}"), Target.Goto(receivers)),
            ]));
        _chains.Add(new Chain(_names.BridgeIn(bridge.Name), [.. SenderRules(bridge, gates)]));
        _chains.Add(new Chain(receivers, [.. ReceiverRules(bridge, gates)]));
    }

    /// <summary>The table of the chains made; <see langword="null"/> if two of them have one name.</summary>
    public FilterTable? ToTable(BridgePorts[] bridges) => FilterTable.TryCreate(_family, BridgeHooks.Forward(bridges, _names), _chains, out var table) ? table : null;

    private List<Rule> SenderRules(BridgePorts bridge, PolicyGate[] gates)
    {
        List<Rule> rules =
        [
            .. ControlRules.NothingIsHidden(_family),
            .. _family == IPFamily.IPv4 ? FromNoAddressIPv4(bridge.Trusted) : FromNoAddressIPv6(),
            .. ControlRules.OnlyInfrastructureSends(_family),
        ];
        var leaves = _leaves.Senders(bridge.Guests, guest => _policies.Sender(gates[guest]));
        rules.AddRange(new AddressTree(_family, PacketSide.Source, bridge.Name, _names, _chains).Grow(leaves));
        rules.Add(Rule.Create(new Origin("3.1", "no guest port has the address"), Target.Drop));
        return rules;
    }

    private List<Rule> ReceiverRules(BridgePorts bridge, PolicyGate[] gates)
    {
        List<Rule> rules =
        [
            .. bridge.Trusted.Select(port => port.To(Target.Accept)),
            .. _family == IPFamily.IPv4 ? ToNoAddressIPv4() : ToNoAddressIPv6(),
        ];
        var leaves = _leaves.Receivers(bridge.Guests, guest => _policies.Receiver(gates[guest]));
        rules.AddRange(new AddressTree(_family, PacketSide.Destination, bridge.Name, _names, _chains).Grow(leaves));
        rules.Add(Rule.Create(new Origin("3.3", "no guest port has the address"), Target.Drop));
        return rules;
    }

    // The two exceptions of 3.1 come from no address, so they stand before the tree; an INVALID one is dropped all the same (3.7).
    private static IEnumerable<Rule> FromNoAddressIPv4(List<TrustedPort> trusted)
    {
        var invalid = Rule.Create(new Origin("3.7"), Target.Drop, new SourceMatch(ControlTraffic.UnspecifiedIPv4), ControlTraffic.Invalid);
        return ControlRules.DhcpBroadcasts(trusted, Target.Accept).Prepend(invalid);
    }

    private static IEnumerable<Rule> FromNoAddressIPv6() => ControlRules.SentFromUnspecifiedIPv6()
        .Prepend(Rule.Create(new Origin("3.7"), Target.Drop, new SourceMatch(ControlTraffic.UnspecifiedIPv6), ControlTraffic.Invalid));

    // An INVALID one is dropped before (3.7).
    private static IEnumerable<Rule> ToNoAddressIPv4() => ControlRules.ReceivedWithoutAddress(IPFamily.IPv4)
        .Prepend(Rule.Create(new Origin("3.7"), Target.Drop, new DestinationMatch(ControlTraffic.BroadcastIPv4), ControlTraffic.Invalid));

    private static IEnumerable<Rule> ToNoAddressIPv6() => ControlRules.ReceivedWithoutAddress(IPFamily.IPv6)
        .Prepend(Rule.Create(new Origin("3.7"), Target.Drop, new ProtocolMatch(Protocol.IcmpV6), ControlTraffic.Invalid));
}
