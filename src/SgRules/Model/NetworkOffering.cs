namespace SgRules.Model;

/// <summary>A predefined offering that can stand for a network's list of services.</summary>
public enum NetworkOffering
{
    /// <summary>Shared network without security groups: Dhcp, Dns, UserData.</summary>
    DefaultSharedNetworkOffering,

    /// <summary>Shared network with security groups: Dhcp, Dns, UserData, SecurityGroup.</summary>
    DefaultSharedNetworkOfferingWithSGService,
}
