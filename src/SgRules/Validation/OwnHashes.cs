using SgRules.Addressing;
using SgRules.Model;

namespace SgRules.Validation;

/// <summary>Whether the ports of a host may claim something twice, by hashes alone; no is certain.</summary>
internal static class OwnHashes
{
    public static bool MayRepeatMac(ReadOnlySpan<Port> ports)
    {
        var hashes = new RepeatedHashes(ports.Length);
        foreach (ref readonly var port in ports)
        {
            if (port.Nic.Mac != default)
            {
                hashes.Add(port.Nic.Mac.GetHashCode());
            }
        }

        return hashes.HasAny;
    }

    /// <summary>Whether two may share an address: one is claimed twice, or something wider than an address is claimed.</summary>
    public static bool MayShareAddress(ReadOnlySpan<Port> ports)
    {
        var hashes = new RepeatedHashes(2 * ports.Length);
        foreach (ref readonly var port in ports)
        {
            if (!TryAdd(port.Nic, hashes))
            {
                return true;
            }
        }

        return hashes.HasAny;
    }

    // The addresses of OwnPrefix.Of; false for a prefix that holds several.
    private static bool TryAdd(Nic nic, RepeatedHashes hashes)
    {
        Add(nic.Mac == default ? null : nic.Mac.LinkLocalAddress, hashes);
        Add(nic.IPv4, hashes);
        Add(nic.IPv6, hashes);
        foreach (var address in nic.SecondaryIps)
        {
            Add(address, hashes);
        }

        foreach (var allowed in nic.AllowedAddresses)
        {
            if (!allowed.Prefix.IsSingleAddress)
            {
                return false;
            }

            Add(allowed.Address, hashes);
        }

        return true;
    }

    private static void Add(InternetAddress? address, RepeatedHashes hashes)
    {
        if (address is { } claimed)
        {
            hashes.Add(claimed.GetHashCode());
        }
    }
}
