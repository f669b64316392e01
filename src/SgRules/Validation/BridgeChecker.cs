using SgRules.Model;

namespace SgRules.Validation;

/// <summary>Checks the bridges of a host.</summary>
internal sealed class BridgeChecker(ZoneNames index, FirstUses<(int Host, string Device)> devices, Findings findings)
{
    /// <summary>Announces the bridges and uplinks of a host that will be checked; all of them must be.</summary>
    public void Expect(int host)
    {
        foreach (var bridge in index.Hosts[host].Host.Bridges)
        {
            devices.Expect((host, bridge.Name));
            foreach (var uplink in bridge.Uplinks)
            {
                devices.Expect((host, uplink));
            }
        }
    }

    public void Check(int host, Place place)
    {
        CheckNames(host, place);
        for (var b = 0; b < index.Hosts[host].Host.Bridges.Count; b++)
        {
            var (bridge, at) = (index.Hosts[host].Host.Bridges[b], place.Item("bridges", b));
            CheckNetworks(bridge, at);
            CheckUplinks(host, bridge, at);
            if (bridge.Uplinks.IsEmpty && index.Hosts[host].IsFiltered(b))
            {
                findings.Add(HostFindings.UplinkMissing, at, $"Bridge {bridge.Name} has no uplink, so nothing enters or leaves the host through it; name its uplinks.");
            }
        }
    }

    // All names come before the uplinks, which must differ from every one of them.
    private void CheckNames(int host, Place place)
    {
        var chains = new FirstUses<string>();
        for (var b = 0; b < index.Hosts[host].Host.Bridges.Count; b++)
        {
            var name = index.Hosts[host].Host.Bridges[b].Name;
            var at = place.Item("bridges", b).Property("name");
            if (!NameRules.IsBridgeName(name))
            {
                findings.Add(HostFindings.BridgeNameInvalid, at, $"{name} can't name a bridge and its chains; use letters, digits, _, . and -, not - first, at most 15.");
            }

            if (devices.IsRepeated((host, name), at, out var first))
            {
                findings.Add(HostFindings.BridgeNameRepeated, at, $"Two bridges of the host are named {name}; join them or rename one.", first);
            }
            else if (index.Hosts[host].IsFiltered(b) && index.Hosts[host].Host.Bridges.Count > 1)
            {
                CheckChains(name, at, chains);
            }
        }
    }

    private void CheckChains(string bridge, Place place, FirstUses<string> chains)
    {
        foreach (var ending in (ReadOnlySpan<string>)["", "-IN", "-OUT"])
        {
            var chain = $"BF-{bridge}{ending}";
            if (chains.IsRepeated(chain, place, out var first))
            {
                findings.Add(HostFindings.ChainNamesClash, place, $"Bridge {bridge} and another one of the host both need the chain {chain}; rename one of the two.", first);
            }
        }
    }

    private void CheckNetworks(Bridge bridge, Place place)
    {
        var uses = FirstUses<string>.OfRepeating(bridge.Networks.AsSpan());
        (Place Place, int Network)? opening = null;
        for (var n = 0; n < bridge.Networks.Count; n++)
        {
            var (name, at) = (bridge.Networks[n], place.Item("networks", n));
            if (uses is not null && uses.IsRepeated(name, at, out var first))
            {
                findings.Add(HostFindings.BridgeNetworkRepeated, at, $"Network {name} is listed twice; remove the second one.", first);
            }
            else if (index.Network(name) is not { } network)
            {
                findings.Add(HostFindings.BridgeNetworkUnknown, at, $"There is no network {name}; correct the name or add the network.");
            }
            else if (opening is not { } other)
            {
                opening = (at, network);
            }
            else if (index.Zone.Networks[other.Network].HasSecurityGroups != index.Zone.Networks[network].HasSecurityGroups)
            {
                // The networks themselves are at no fault, and other hosts may carry them: they aren't related places.
                var otherName = index.Zone.Networks[other.Network].Name;
                findings.Add(HostFindings.BridgeMixed, at, $"Of networks {otherName} and {name} only one has security groups; use a bridge for each kind.", other.Place);
            }
        }
    }

    private void CheckUplinks(int host, Bridge bridge, Place place)
    {
        var uses = FirstUses<string>.OfRepeating(bridge.Uplinks.AsSpan());
        for (var u = 0; u < bridge.Uplinks.Count; u++)
        {
            var (name, at) = (bridge.Uplinks[u], place.Item("uplinks", u));
            if (!NameRules.IsPortName(name))
            {
                findings.Add(HostFindings.UplinkNameInvalid, at, $"{name} can't name a device; use letters, digits, _, ., :, @ and -, not - first, at most 15.");
            }

            if (uses is not null && uses.IsRepeated(name, at, out var first))
            {
                findings.Add(HostFindings.UplinkRepeated, at, $"Uplink {name} is listed twice; remove the second one.", first);
            }
            else if (devices.IsRepeated((host, name), at, out first))
            {
                findings.Add(HostFindings.UplinkTaken, at, $"Device {name} is already a bridge of the host or an uplink of another one; use a device of its own.", first);
            }
        }
    }
}
