namespace SgRules.Model;

/// <summary>What runs a host's instances.</summary>
public enum Hypervisor
{
    /// <summary>Linux KVM, whose bridge the documents filter.</summary>
    KVM,

    /// <summary>XenServer or XCP-ng; accepted with the Bridge backend only.</summary>
    XenServer,

    /// <summary>VMware; has no security groups.</summary>
    VMware,
}
