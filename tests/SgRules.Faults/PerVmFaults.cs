namespace SgRules.Faults;

/// <summary>Faults in the seed's chains and in the guards before them.</summary>
internal static class PerVmFaults
{
    private const string Bridge = "Layouts/PerVm/PerVmChains.cs";
    private const string Chains = "Layouts/PerVm/InstanceChains.cs";
    private const string Rules = "Layouts/PerVm/UserRules.cs";

    public static Fault[] All =>
    [
        new("per-vm: connection state is asked before the guards", Bridge, """
                [
                    Rule.Create(new Origin("3.1", $"senders of bridge {bridge.Name}")
        """, """
                [
                    Established(),
                    Rule.Create(new Origin("3.1", $"senders of bridge {bridge.Name}")
        """),
        new("per-vm: a spoofed source falls through the sender's guard", Bridge, """rules.Add(Rule.Create(new Origin("3.1", "no guest port has the address"), Target.Drop));""", string.Empty),
        new("per-vm: a guest's DHCP request to a guest meets the seed's ACCEPT", Bridge, ".. _family == IPFamily.IPv4 ? ControlRules.DhcpRequests(_family, within) : [],", string.Empty),
        new("per-vm: what may always be sent goes to its own sender's -def", Bridge, "new PhysdevMatch { In = DevicePattern.Exact(sender.Device), Out = DevicePattern.Exact(receiver.Device), IsBridged = true }", "new PhysdevMatch { In = DevicePattern.Exact(sender.Device), Out = DevicePattern.Exact(\"none\"), IsBridged = true }"),
        new("per-vm: DNS over tcp meets the egress rules", Bridge, "ControlRules.Dns(Protocol.Tcp, target)", "ControlRules.Dns(Protocol.Udp, target)"),
        new("per-vm: ingress is asked before egress", Chains, """
                    .. addressed.Select(port => Rule.Create(Of("3.8", port), Target.Jump(names.Egress), From(port), Own(names))),
                    .. ports.Select(port => Rule.Create(Of("3.9", port), Target.Jump(names.Ingress), To(port))),
        """, """
                    .. ports.Select(port => Rule.Create(Of("3.9", port), Target.Jump(names.Ingress), To(port))),
                    .. addressed.Select(port => Rule.Create(Of("3.8", port), Target.Jump(names.Egress), From(port), Own(names))),
        """),
        new("per-vm: egress rules ACCEPT", Rules, "(\"3.8\", Target.Return, PacketSide.Destination)", "(\"3.8\", Target.Accept, PacketSide.Destination)"),
        new("per-vm: IPv6 rules need a NEW packet", Rules, "ConntrackStates.New | ConntrackStates.Untracked", "ConntrackStates.New"),
    ];
}
