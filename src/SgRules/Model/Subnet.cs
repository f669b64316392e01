using SgRules.Addressing;

namespace SgRules.Model;

/// <summary>A network's addresses of one family.</summary>
public sealed record Subnet
{
    /// <summary>The network's block, for example <c>203.0.113.0/24</c>.</summary>
    public required Cidr Cidr { get; init; }

    /// <summary>The gateway's address, if there is one.</summary>
    public InternetAddress? Gateway { get; init; }

    /// <summary>The addresses that CloudStack gives to instances, if they are listed.</summary>
    public AddressRange? Range { get; init; }
}
