using SgRules.Addressing;
using SgRules.Netfilter;
using SgRules.Policies;

namespace SgRules.Layouts;

/// <summary>
/// Builds the table of one family in the seed's shape (design, section 5.2). A bridge asks the guards first, which decide 3.1, 3.2 and
/// 3.3 in every state; then, as CloudStack's does, the connection's state; then the chains of the sender and of the receiver.
/// </summary>
/// <remarks>
/// <c>BF-BR</c> asks the guards <c>-SRC</c> and <c>-DST</c>, then <c>-IN</c> for the sender and <c>-OUT</c> for the receiver;
/// <c>-UP</c> takes what goes to an uplink or system port, <c>-SELF</c> what may always be sent to a guest. Each ends in a verdict or a goto.
/// </remarks>
internal sealed class PerVmChains
{
    private readonly BridgePorts[] _bridges;
    private readonly bool _allowDns;
    private readonly IPFamily _family;
    private readonly TreeNames _names;
    private readonly PortLeaves _leaves;
    private readonly Dictionary<string, InstanceNames> _instances;
    private readonly List<Chain> _chains = [];

    public PerVmChains(BridgePorts[] bridges, bool allowDns, IPFamily family, TreeNames names, Dictionary<string, InstanceNames> instances)
    {
        _bridges = bridges;
        _allowDns = allowDns;
        _family = family;
        _names = names;
        _leaves = new PortLeaves(family);
        _instances = instances;
    }

    /// <summary>Makes the chains of all bridges and instances; whether their names are injective is known afterwards.</summary>
    public void Lay(ValueList<HostInstance> instances, UserRules userRules)
    {
        foreach (var bridge in _bridges)
        {
            AddBridge(bridge);
        }

        var chains = new InstanceChains(_family, _allowDns, userRules);
        _chains.AddRange(instances.ToImmutableArray().SelectMany(instance => chains.Of(instance, _instances[instance.Name])));
    }

    /// <summary>The table of the chains made.</summary>
    public FilterTable ToTable() => FilterTable.Create(_family, BridgeHooks.Forward(_bridges, _names), _chains);

    private void AddBridge(BridgePorts bridge)
    {
        _chains.Add(new Chain(_names.Bridge(bridge.Name), [.. Steps(bridge)]));
        _chains.Add(new Chain(_names.BridgeSource(bridge.Name), [.. SenderGuard(bridge)]));
        _chains.Add(new Chain(_names.BridgeDestination(bridge.Name), [.. ReceiverGuard(bridge)]));
        _chains.Add(new Chain(_names.BridgeTrusted(bridge.Name), [.. ToTrusted(bridge)]));
        _chains.Add(new Chain(_names.BridgeSelf(bridge.Name), [.. WithinInstances(bridge)]));
        _chains.Add(new Chain(_names.BridgeIn(bridge.Name), [.. Senders(bridge)]));
        _chains.Add(new Chain(_names.BridgeOut(bridge.Name), [.. Receivers(bridge)]));
    }

    private IEnumerable<Rule> Steps(BridgePorts bridge)
    {
        var (receivers, within) = (Target.Goto(_names.BridgeOut(bridge.Name)), Target.Goto(_names.BridgeSelf(bridge.Name)));
        return
        [
            Rule.Create(new Origin("3.1", $"senders of bridge {bridge.Name}"), Target.Jump(_names.BridgeSource(bridge.Name))),
            .. bridge.Trusted.Select(port => port.To(Target.Goto(_names.BridgeTrusted(bridge.Name)))),
            Rule.Create(new Origin("3.3", $"receivers of bridge {bridge.Name}"), Target.Jump(_names.BridgeDestination(bridge.Name))),
            Established(),
            .. bridge.Trusted.Select(port => port.From(receivers)),

            // Past the sender's -def, which accepts DHCP requests whoever receives them and has no rule for the others.
            .. _family == IPFamily.IPv4 ? ControlRules.DhcpRequests(_family, within) : [],
            .. _allowDns ? [ControlRules.Dns(Protocol.Udp, within)] : Array.Empty<Rule>(),
            .. AlwaysSent(within),
            AskSenders(bridge),
            Rule.Create(new Origin("3.10", $"receivers of bridge {bridge.Name}"), receivers),
        ];
    }

    /// <summary>3.11: what goes to an uplink or system port is accepted once the sender gate is passed.</summary>
    private IEnumerable<Rule> ToTrusted(BridgePorts bridge) =>
    [
        .. bridge.Trusted.Select(port => port.From(Target.Accept)),
        Established(),
        .. AlwaysSent(Target.Accept),
        AskSenders(bridge),
        Rule.Create(new Origin("3.11", $"uplink and system ports of bridge {bridge.Name}"), Target.Accept),
    ];

    private static Rule Established() => Rule.Create(new Origin("3.7"), Target.Accept, ControlTraffic.Established);

    private Rule AskSenders(BridgePorts bridge) =>
        Rule.Create(new Origin("3.8", $"senders of bridge {bridge.Name}"), Target.Jump(_names.BridgeIn(bridge.Name)));

    // What may always be sent and has no rule in -def.
    private IEnumerable<Rule> AlwaysSent(Target target) =>
    [
        .. _allowDns ? [ControlRules.Dns(Protocol.Tcp, target)] : Array.Empty<Rule>(),
        .. _family == IPFamily.IPv6 ? ControlRules.DhcpRequests(_family, target) : [],
        .. ControlRules.SentByAnyGuest(_family, target),
    ];

    /// <summary>3.1, 3.2, and 3.7 for INVALID: returns when satisfied.</summary>
    private List<Rule> SenderGuard(BridgePorts bridge)
    {
        List<Rule> rules =
        [
            .. bridge.Trusted.Select(port => port.From(Target.Return)),
            Rule.Create(new Origin("3.7"), Target.Drop, ControlTraffic.Invalid),
            .. ControlRules.NothingIsHidden(_family),
            .. _family == IPFamily.IPv4 ? ControlRules.DhcpBroadcasts(bridge.Trusted, Target.Return) : ControlRules.SentFromUnspecifiedIPv6(),
            .. ControlRules.OnlyInfrastructureSends(_family),
        ];
        var leaves = _leaves.Senders(bridge.Guests, _ => Target.Return);
        rules.AddRange(new AddressTree(_family, PacketSide.Source, bridge.Name, _names, _chains).Grow(leaves));
        rules.Add(Rule.Create(new Origin("3.1", "no guest port has the address"), Target.Drop));
        return rules;
    }

    /// <summary>3.3 for guest and unknown ports, and 3.7 for INVALID: returns when satisfied, accepts what needs no address.</summary>
    private List<Rule> ReceiverGuard(BridgePorts bridge)
    {
        List<Rule> rules = [Rule.Create(new Origin("3.7"), Target.Drop, ControlTraffic.Invalid), .. ControlRules.ReceivedWithoutAddress(_family)];
        var leaves = _leaves.Receivers(bridge.Guests, _ => Target.Return);
        rules.AddRange(new AddressTree(_family, PacketSide.Destination, bridge.Name, _names, _chains).Grow(leaves));
        rules.Add(Rule.Create(new Origin("3.3", "no guest port has the address"), Target.Drop));
        return rules;
    }

    /// <summary>
    /// The sender gate, back to the bridge's chain when it is passed. Entered by goto, a <c>-def</c> chain returns there at once and not
    /// to the rest of this list, so that the list can end in DROP.
    /// </summary>
    private IEnumerable<Rule> Senders(BridgePorts bridge) =>
    [
        .. bridge.Guests.Select(port => Rule.Create(
            Of(port),
            Target.Goto(_instances[port.Port.Instance].Default),
            new PhysdevMatch { In = DevicePattern.Exact(port.Port.Device), IsBridged = true })),
        .. _family == IPFamily.IPv4 ? [Rule.Create(new Origin("3.1", "unknown port"), Target.Return, ControlTraffic.DhcpBroadcast)] : Array.Empty<Rule>(),
        Rule.Create(new Origin("3.1", "no guest port"), Target.Drop),
    ];

    /// <summary>The receiver gate: decides.</summary>
    private IEnumerable<Rule> Receivers(BridgePorts bridge) =>
    [
        .. bridge.Guests.Select(port => Rule.Create(
            Of(port),
            Target.Jump(_instances[port.Port.Instance].Default),
            new PhysdevMatch { Out = DevicePattern.Exact(port.Port.Device), IsBridged = true })),
        Rule.Create(new Origin("3.3", "no guest port"), Target.Drop),
    ];

    /// <summary>
    /// What was sent past <c>-def</c> must not meet its own sender's there after all: between ports of one instance, and from a port back
    /// to itself, the ingress rules are asked directly.
    /// </summary>
    private IEnumerable<Rule> WithinInstances(BridgePorts bridge) => bridge.Guests
        .Select(guest => guest.Port)
        .GroupBy(port => port.Instance, StringComparer.Ordinal)
        .SelectMany(ports => ports.SelectMany(_ => ports, WithinInstance))
        .Append(Rule.Create(new Origin("3.10", $"receivers of bridge {bridge.Name}"), Target.Goto(_names.BridgeOut(bridge.Name))));

    private Rule WithinInstance(GuestPort sender, GuestPort receiver) => Rule.Create(
        new Origin("3.10", $"{sender.Instance} {sender.Device} to {receiver.Device}"),
        Target.Goto(_instances[sender.Instance].Ingress),
        new PhysdevMatch { In = DevicePattern.Exact(sender.Device), Out = DevicePattern.Exact(receiver.Device), IsBridged = true });

    private static Origin Of(PortTerms port) => new("3.10", port.Subject);
}
