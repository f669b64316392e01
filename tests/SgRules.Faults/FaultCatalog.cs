namespace SgRules.Faults;

/// <summary>All faults, by the stage they are in.</summary>
internal static class FaultCatalog
{
    public static IEnumerable<Fault> All =>
    [
        .. ResolverFaults.All, .. ContractFaults.All, .. BridgeFaults.All, .. GateFaults.All, .. TreeFaults.All, .. PerVmFaults.All, .. EthernetFaults.All,
        .. TextFaults.All, .. FrameFaults.All, .. ReadingFaults.All, .. InterpreterFaults.All,
    ];
}
