using SgRules.Addressing;
using SgRules.Model;
using SgRules.Netfilter;
using SgRules.Policies;

namespace SgRules.Layouts;

/// <summary>
/// The three chains of an instance, rule for rule those of CloudStack 4.2 (facts: cloudstack-example, section 2). They are safe behind
/// the guards of <see cref="PerVmChains"/> only: by themselves they let spoofed packets out and DHCP servers speak.
/// </summary>
/// <remarks>
/// The ports of an instance share its chains. Each kind of rule is made for every port before the next kind, so that a packet between
/// two ports of one instance is asked for egress before ingress.
/// </remarks>
internal sealed class InstanceChains(IPFamily family, bool allowDns, UserRules userRules)
{
    public IEnumerable<Chain> Of(HostInstance instance, InstanceNames names) =>
    [
        new Chain(names.Default, Default(instance, names).ToValueList()),
        new Chain(names.Ingress, [.. userRules.Of(instance.Policy, Direction.Ingress, family), LastOfIngress(instance)]),
        new Chain(names.Egress, [.. userRules.Of(instance.Policy, Direction.Egress, family), LastOfEgress(instance)]),
    ];

    private IEnumerable<Rule> Default(HostInstance instance, InstanceNames names)
    {
        var ports = instance.Ports.ToImmutableArray();
        var addressed = ports.Where(port => port.OwnAddressesOf(family).Any()).ToList();
        return
        [
            Rule.Create(new Origin("3.7", instance.Name), Target.Accept, new StateMatch(ConntrackStates.Related | ConntrackStates.Established)),
            .. family == IPFamily.IPv4 ? ports.Select(port => Rule.Create(Of("3.4", port), Target.Accept, [From(port), .. Udp(68, 67)])) : [],
            .. ports.Select(port => Rule.Create(Of("3.4", port), Target.Accept, [To(port), .. family == IPFamily.IPv4 ? Udp(67, 68) : Udp(547, 546)])),
            .. allowDns ? addressed.Select(port => Rule.Create(Of("3.5", port), Target.Return, [From(port), Own(names), .. UdpTo(53)])) : [],
            .. addressed.Select(port => Rule.Create(Of("3.8", port), Target.Jump(names.Egress), From(port), Own(names))),
            .. ports.Select(port => Rule.Create(Of("3.9", port), Target.Jump(names.Ingress), To(port))),
        ];
    }

    private static Rule LastOfIngress(HostInstance instance) =>
        Rule.Create(new Origin("3.9", $"{instance.Name}: no ingress rule allows it"), Target.Drop);

    private static Rule LastOfEgress(HostInstance instance) => instance.Policy.RestrictsEgress
        ? Rule.Create(new Origin("3.8", $"{instance.Name}: no egress rule allows it"), Target.Drop)
        : Rule.Create(new Origin("3.8", $"{instance.Name}: no egress rule: everything may leave"), Target.Return);

    private static Origin Of(string paragraph, GuestPort port) => new(paragraph, $"{port.Instance} {port.Device}");

    private static PhysdevMatch From(GuestPort port) => new() { In = DevicePattern.Exact(port.Device), IsBridged = true };

    private static PhysdevMatch To(GuestPort port) => new() { Out = DevicePattern.Exact(port.Device), IsBridged = true };

    private SetMatch Own(InstanceNames names) => new(names.Set(family), PacketSide.Source);

    // As the listing has them, with -m udp: that is what these chains are for, though loading them takes longer (facts: kernel, section 0, fact 3).
    private static Match[] Udp(ushort source, ushort destination) =>
        [new ProtocolMatch(Protocol.Udp), new TransportMatch(Protocol.Udp) { SourcePorts = PortRange.Of(source), DestinationPorts = PortRange.Of(destination) }];

    private static Match[] UdpTo(ushort destination) =>
        [new ProtocolMatch(Protocol.Udp), new TransportMatch(Protocol.Udp) { DestinationPorts = PortRange.Of(destination) }];
}
