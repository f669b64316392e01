namespace SgRules.Faults;

/// <summary>Faults in resolving a zone: who is in a group, what a rule means in a family, what a NIC owns.</summary>
internal static class ResolverFaults
{
    private const string Ports = "Policies/PortResolver.cs";
    private const string Peers = "Policies/PeerResolver.cs";
    private const string Relations = "Policies/ZoneRelations.cs";
    private const string Rules = "Policies/RuleSplitter.cs";
    private const string Zone = "Policies/PolicyResolver.cs";

    public static Fault[] All =>
    [
        new("a NIC owns the /64 of its address", Ports, "_own.Add(IPPrefix.Of(address));", "_own.Add(IPPrefix.Containing(address, address.Width / 2));"),
        new("a system VM is filtered like a guest", Ports, "if (instance.IsSystemVm)", "if (!instance.IsSystemVm)"),
        new("only rules that resolve to something restrict egress", Zone, "HasEgressRules: !group.Egress.IsEmpty", "HasEgressRules: !RuleSplitter.Split(group.Egress, Direction.Egress).ToImmutableArray().All(rule => rule.Family == Addressing.IPFamily.IPv6)"),
        new("stopped instances are members", Relations, "Zone.Instances[i] is { State: InstanceState.Running } instance", "Zone.Instances[i] is { } instance"),
        new("members on another host than the first one's don't count", Peers, "foreach (var nic in relations.Zone.Instances[member].Nics)", "foreach (var nic in relations.Zone.Instances[member].Host == relations.Zone.Instances[members[0]].Host ? relations.Zone.Instances[member].Nics : [])"),
        new("a concrete ICMP type with a group means both families", Rules, "rule is { IcmpType.IsAny: false } ? [IPFamily.IPv4] :", "rule is { IcmpType.IsAny: false } ? [IPFamily.IPv4, IPFamily.IPv6] :"),
        new("one of two rules with a peer in common is lost", Rules, "one.Traffic == other.Traffic", "one.Traffic.Protocol == other.Traffic.Protocol"),
        new("IPv6 takes extension headers as protocols", Rules, "if (family == IPFamily.IPv6 && IPv6ExtensionHeaders.Contains(rule.Protocol.Number))", "if (family == IPFamily.IPv4 && IPv6ExtensionHeaders.Contains(rule.Protocol.Number))"),
    ];
}
