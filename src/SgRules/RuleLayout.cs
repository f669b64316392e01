namespace SgRules;

/// <summary>How a policy is laid out as chains and sets. Every layout takes the same decision for every packet.</summary>
public enum RuleLayout
{
    /// <summary>Address trees and shared chains: a packet's and a change's cost grow with the logarithm of the number of ports.</summary>
    Tree,

    /// <summary>
    /// CloudStack 4.2's own chains, three for each instance: <c>i-2-19-VM</c>, <c>i-2-19-VM-eg</c> and <c>i-2-19-def</c>. For hosts and
    /// tools that expect these names; a new connection's and a load's cost grow with the number of ports and of group members.
    /// </summary>
    PerVm,
}
