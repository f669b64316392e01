namespace SgRules.Model;

/// <summary>What a zone's physical networks carry.</summary>
public enum TrafficType
{
    /// <summary>Between the management server, hosts and system VMs.</summary>
    Management,

    /// <summary>Between hosts and secondary storage.</summary>
    Storage,

    /// <summary>Of and between instances; the only one that security groups filter.</summary>
    Guest,

    /// <summary>To the Internet through virtual routers; an Advanced zone with security groups has none.</summary>
    Public,
}
