namespace SgRules.Model;

/// <summary>A guest network of the zone.</summary>
public sealed record Network
{
    private static readonly ValueList<NetworkService> SharedServices = [NetworkService.Dhcp, NetworkService.Dns, NetworkService.UserData];

    /// <summary>The name, unique in the zone.</summary>
    public required string Name { get; init; }

    /// <summary>Who uses it.</summary>
    public GuestType GuestType { get; init; } = GuestType.Shared;

    /// <summary>The services it has, when they are listed one by one.</summary>
    public ValueList<NetworkService> Services { get; init; }

    /// <summary>The predefined offering that stands in place of <see cref="Services"/>, if any.</summary>
    public NetworkOffering? Offering { get; init; }

    /// <summary>The VLAN.</summary>
    public Vlan Vlan { get; init; }

    /// <summary>The IPv4 addresses, if the network uses IPv4.</summary>
    public Subnet? IPv4 { get; init; }

    /// <summary>The IPv6 addresses, if the network uses IPv6.</summary>
    public Subnet? IPv6 { get; init; }

    /// <summary>The services it has, whether listed or through its offering.</summary>
    public ValueList<NetworkService> EffectiveServices => Offering switch
    {
        null => Services,
        NetworkOffering.DefaultSharedNetworkOfferingWithSGService => [.. SharedServices, NetworkService.SecurityGroup],
        _ => SharedServices,
    };

    /// <summary>Whether security groups filter it: it has the SecurityGroup service (facts: cloudstack, 3.2.7).</summary>
    public bool HasSecurityGroups =>
        Offering == NetworkOffering.DefaultSharedNetworkOfferingWithSGService
        || (Offering is null && Services.AsSpan().Contains(NetworkService.SecurityGroup));
}
