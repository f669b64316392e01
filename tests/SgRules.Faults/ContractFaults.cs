namespace SgRules.Faults;

/// <summary>Faults in the reference evaluator's reading of the contract.</summary>
internal static class ContractFaults
{
    private const string Sender = "Policies/Contract/SenderIdentity.cs";
    private const string Discovery = "Policies/Contract/DiscoveryMessages.cs";
    private const string Dhcp = "Policies/Contract/DhcpMessages.cs";

    public static Fault[] All =>
    [
        new("3.1 without the MAC test", Sender, "if (crossing.SourceMac != guest.Mac)", "if (crossing.SourceMac == default)"),
        new("3.1 lets a DHCP broadcast go to guests", Sender, "return crossing.Receiver.IsTrusted", "return crossing.Receiver.IsTrusted || crossing.Receiver.Role == PortRole.Guest"),
        new("3.1 lets advertisements come from no address", Discovery, "TypeOf(packet) is NeighbourSolicitation or ListenerReport or ListenerDone or ListenerReportV2", "TypeOf(packet) is NeighbourAdvertisement or NeighbourSolicitation or ListenerReport or ListenerDone or ListenerReportV2"),
        new("3.2 forgets MLD queries", Discovery, "ListenerQuery => \"MLD query\",", string.Empty),
        new("3.7 accepts INVALID", "Policies/Contract/ConnectionGate.cs", """Answer.Dropped("3.7", "connection""", """Answer.Accepted("3.7", "connection"""),
        new("3.8 asks for a rule where there is none", "Policies/Contract/SenderGate.cs", "if (!policy.RestrictsEgress)", "if (policy.RestrictsEgress)"),
        new("3.12 puts a sender gate before system VMs", "Policies/Contract/PortIndex.cs", "new BridgePort(PortRole.System, system.Device, system.Instance)", "new BridgePort(PortRole.Unknown, system.Device, system.Instance)"),
        new("3.15 lets routed packets in", "Policies/Contract/ReferenceEvaluator.cs", "new[] { passage.InInterface!, passage.OutInterface! }", "new[] { passage.InInterface! }"),
        new("an unknown port may send with an address", Sender, "return exception == Answer.Silent\n            ?", "return exception == Answer.Silent && crossing.Packet.Source.IsUnspecified\n            ?"),
        new("3.2 lets authentication headers through", Sender, "if (crossing.Packet.HasAuthenticationHeader)", "if (crossing.Packet.HasAuthenticationHeader && crossing.Packet.Source.IsUnspecified)"),
    ];
}
