namespace SgRules.Faults;

/// <summary>All faults, by the stage they are in.</summary>
internal static class FaultCatalog
{
<<<<<<< HEAD
    public static IEnumerable<Fault> All =>
    [
        .. ResolverFaults.All, .. ContractFaults.All, .. BridgeFaults.All, .. GateFaults.All, .. TreeFaults.All, .. PerVmFaults.All, .. FrameFaults.All,
        .. TextFaults.All, .. FrameTextFaults.All, .. ReadingFaults.All, .. InterpreterFaults.All,
    ];
=======
    public static IEnumerable<Fault> All => [.. ResolverFaults.All, .. ContractFaults.All, .. BridgeFaults.All, .. GateFaults.All, .. TreeFaults.All, .. EthernetFaults.All, .. TextFaults.All, .. ReadingFaults.All, .. InterpreterFaults.All, .. FrameFaults.All];
>>>>>>> eth-policy
}
