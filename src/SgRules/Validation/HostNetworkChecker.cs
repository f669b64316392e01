using SgRules.Model;

namespace SgRules.Validation;

/// <summary>Checks that the networks with security groups of one host don't overlap, on whatever bridges.</summary>
internal sealed class HostNetworkChecker(ZoneNames index, Findings findings)
{
    public void Check()
    {
        for (var h = 0; h < index.Hosts.Count; h++)
        {
            var carried = Carried(h);
            if (carried.Count > 1)
            {
                Check(carried, network => network.IPv4);
                Check(carried, network => network.IPv6);
            }
        }
    }

    /// <summary>The networks with security groups that a host's bridges list, each at its first place.</summary>
    private List<(int Network, Place Place)> Carried(int host)
    {
        var carried = new List<(int Network, Place Place)>();
        var seen = new HashSet<int>();
        var bridges = index.Hosts[host].Host.Bridges;
        for (var b = 0; b < bridges.Count; b++)
        {
            for (var n = 0; n < bridges[b].Networks.Count; n++)
            {
                if (index.Network(bridges[b].Networks[n]) is { } network && index.Zone.Networks[network].HasSecurityGroups && seen.Add(network))
                {
                    carried.Add((network, Place.Host(host).Item("bridges", b).Item("networks", n)));
                }
            }
        }

        return carried;
    }

    private void Check(List<(int Network, Place Place)> carried, Func<Network, Subnet?> subnetOf)
    {
        var claims = new List<Claim>();
        for (var i = 0; i < carried.Count; i++)
        {
            if (subnetOf(index.Zone.Networks[carried[i].Network]) is { } subnet)
            {
                claims.Add(Claim.Of(i, i, subnet.Cidr.Prefix));
            }
        }

        foreach (var (earlier, later) in Claim.Conflicts(claims))
        {
            var (one, other) = (carried[earlier.Order], carried[later.Order]);
            findings.Add(
                HostFindings.NetworksOverlap,
                other.Place,
                $"Networks {index.Zone.Networks[one.Network].Name} and {index.Zone.Networks[other.Network].Name} of the host overlap; renumber one or move it to another host.",
                one.Place);
        }
    }
}
