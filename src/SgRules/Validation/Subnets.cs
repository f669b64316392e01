using SgRules.Addressing;
using SgRules.Model;

namespace SgRules.Validation;

/// <summary>A network's subnets by family, where they are written under the right one.</summary>
internal static class Subnets
{
    public static Subnet? Of(Network? network, IPFamily family)
    {
        var subnet = family == IPFamily.IPv4 ? network?.IPv4 : network?.IPv6;
        return subnet?.Cidr.Family == family ? subnet : null;
    }

    /// <summary>Whether a network is known to have no addresses of a family; an L2 network leaves addresses to its users.</summary>
    public static bool Lacks(Network? network, IPFamily family) =>
        network is not null and not { GuestType: GuestType.L2 } && (family == IPFamily.IPv4 ? network.IPv4 : network.IPv6) is null;
}
