namespace SgRules.Model;

/// <summary>A service that a network's offering has, in CloudStack's words.</summary>
public enum NetworkService
{
    /// <summary>Addresses by DHCP.</summary>
    Dhcp,

    /// <summary>Name resolution.</summary>
    Dns,

    /// <summary>Instance metadata.</summary>
    UserData,

    /// <summary>Filtering by security groups: the service that SgRules implements.</summary>
    SecurityGroup,

    /// <summary>Source NAT; never together with SecurityGroup.</summary>
    SourceNat,

    /// <summary>Static NAT.</summary>
    StaticNat,

    /// <summary>Port forwarding.</summary>
    PortForwarding,

    /// <summary>Load balancing.</summary>
    Lb,

    /// <summary>A virtual router's firewall.</summary>
    Firewall,

    /// <summary>A VPC tier's access list.</summary>
    NetworkACL,

    /// <summary>Remote access.</summary>
    Vpn,

    /// <summary>A gateway.</summary>
    Gateway,

    /// <summary>Layer 2 connectivity.</summary>
    Connectivity,
}
