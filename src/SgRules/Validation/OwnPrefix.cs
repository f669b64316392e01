using SgRules.Addressing;

namespace SgRules.Validation;

/// <summary>Addresses that a port may send from (contract 3.1).</summary>
/// <param name="Port">The port.</param>
/// <param name="Prefix">The addresses.</param>
/// <param name="Kind">Why they are its own.</param>
/// <param name="Place">Where the model says so; for the implied link-local address, its MAC.</param>
internal sealed record OwnPrefix(Port Port, IPPrefix Prefix, OwnPrefixKind Kind, Place Place)
{
    /// <summary>Everything that a port may send from, in the model's order.</summary>
    public static IEnumerable<OwnPrefix> Of(Port port)
    {
        var nic = port.Nic;
        if (nic.Mac != default)
        {
            yield return new(port, IPPrefix.Of(nic.Mac.LinkLocalAddress), OwnPrefixKind.Implied, port.Place.Property("mac"));
        }

        if (nic.IPv4 is { } ipv4)
        {
            yield return new(port, IPPrefix.Of(ipv4), OwnPrefixKind.Address, port.Place.Property("ipv4"));
        }

        if (nic.IPv6 is { } ipv6)
        {
            yield return new(port, IPPrefix.Of(ipv6), OwnPrefixKind.Address, port.Place.Property("ipv6"));
        }

        for (var s = 0; s < nic.SecondaryIps.Count; s++)
        {
            yield return new(port, IPPrefix.Of(nic.SecondaryIps[s]), OwnPrefixKind.Address, port.Place.Item("secondaryIps", s));
        }

        for (var a = 0; a < nic.AllowedAddresses.Count; a++)
        {
            yield return new(port, nic.AllowedAddresses[a].Prefix, OwnPrefixKind.Allowed, port.Place.Item("allowedAddresses", a));
        }
    }

    /// <summary>Whether a check of networks or MAC addresses reports that both have these addresses.</summary>
    public bool IsFoundElsewhere(OwnPrefix other) => Kind == other.Kind && Kind switch
    {
        OwnPrefixKind.Implied => true,
        OwnPrefixKind.Address => Port.Nic.Network == other.Port.Nic.Network,
        _ => false,
    };
}
