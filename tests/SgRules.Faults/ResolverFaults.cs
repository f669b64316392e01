namespace SgRules.Faults;

/// <summary>Faults in resolving a zone: who is in a group, what a rule means in a family, what a NIC owns.</summary>
internal static class ResolverFaults
{
    private const string Ports = "Policies/PortResolver.cs";
    private const string Rules = "Policies/RuleSplitter.cs";
    private const string Zone = "Policies/PolicyResolver.cs";

    public static Fault[] All =>
    [
        new("a NIC owns the /64 of its address", Ports, "nic.Addresses().Append(nic.Mac.LinkLocalAddress).Select(IPPrefix.Of)", "nic.Addresses().Append(nic.Mac.LinkLocalAddress).Select(address => IPPrefix.Containing(address, address.Width / 2))"),
        new("a system VM is filtered like a guest", Ports, "if (instance.IsSystemVm)", "if (!instance.IsSystemVm)"),
        new("only rules that resolve to something restrict egress", Zone, "HasEgressRules: !group.Egress.IsEmpty", "HasEgressRules: !RuleSplitter.Split(group.Egress, Direction.Egress).ToImmutableArray().All(rule => rule.Family == Addressing.IPFamily.IPv6)"),
        new("stopped instances are members", Zone, "zone.Instances.ToImmutableArray().Where(instance => instance.State == InstanceState.Running)", "zone.Instances.ToImmutableArray()"),
        new("members on other hosts don't count", Zone, "Peers = PeerResolver.Resolve(groups, running)", "Peers = PeerResolver.Resolve(groups, local)"),
        new("a concrete ICMP type with a group means both families", Rules, "rule is { IcmpType.IsAny: false } ? [IPFamily.IPv4] :", "rule is { IcmpType.IsAny: false } ? [IPFamily.IPv4, IPFamily.IPv6] :"),
        new("one of two rules with a peer in common is lost", Rules, "seen.Add((allow.Family, allow.Traffic, allow.Peer))", "seen.Add((allow.Family, TrafficSelector.Whole(allow.Traffic.Protocol), allow.Peer))"),
        new("IPv6 takes extension headers as protocols", Rules, "if (family == IPFamily.IPv6 && IPv6ExtensionHeaders.Contains(rule.Protocol.Number))", "if (family == IPFamily.IPv4 && IPv6ExtensionHeaders.Contains(rule.Protocol.Number))"),
    ];
}
