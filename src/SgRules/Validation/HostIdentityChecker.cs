using System.Runtime.InteropServices;
using SgRules.Addressing;

namespace SgRules.Validation;

/// <summary>Checks that the ports of one host's filtered bridges stay apart: there is one connection-tracking zone.</summary>
internal sealed class HostIdentityChecker(ZoneNames index, PortIndex ports, Findings findings)
{
    private readonly List<Port> _filtered = [];

    public void Check()
    {
        for (var h = 0; h < index.Hosts.Count; h++)
        {
            _filtered.Clear();
            foreach (ref readonly var port in ports.Of(h))
            {
                if (index.Hosts[h].IsFiltered(port.Bridge))
                {
                    _filtered.Add(port);
                }
            }

            Check(index.Hosts[h].Host.Name, CollectionsMarshal.AsSpan(_filtered));
        }
    }

    // Hashes say of nearly every host that nothing on it is claimed twice.
    private void Check(string host, ReadOnlySpan<Port> own)
    {
        if (OwnHashes.MayRepeatMac(own))
        {
            CheckMacs(host, own);
        }

        if (OnSeveralBridges(own) && OwnHashes.MayShareAddress(own))
        {
            CheckAddresses(host, own);
        }
    }

    // Two of one network are found already, wherever they run.
    private void CheckMacs(string host, ReadOnlySpan<Port> own)
    {
        var uses = new Dictionary<MacAddress, Port>();
        foreach (var port in own)
        {
            var mac = port.Nic.Mac;
            if (mac != default && !uses.TryAdd(mac, port) && uses[mac].Nic.Network != port.Nic.Network)
            {
                findings.Add(
                    InstanceFindings.MacRepeatedOnHost,
                    port.Place.Property("mac"),
                    $"Another NIC of host {host} has {mac}; give each its own.",
                    uses[mac].Place.Property("mac"));
            }
        }
    }

    private static bool OnSeveralBridges(ReadOnlySpan<Port> own)
    {
        foreach (ref readonly var port in own)
        {
            if (port.Bridge != own[0].Bridge)
            {
                return true;
            }
        }

        return false;
    }

    private void CheckAddresses(string host, ReadOnlySpan<Port> own)
    {
        OwnPrefix[] prefixes = [.. own.ToArray().SelectMany(OwnPrefix.Of)];
        var claims = prefixes.Select((prefix, order) => Claim.Of(order, prefix.Port.Bridge, prefix.Prefix));
        foreach (var (earlier, later) in Claim.Conflicts(claims))
        {
            var (one, other) = (prefixes[earlier.Order], prefixes[later.Order]);
            if (!one.IsFoundElsewhere(other))
            {
                findings.Add(
                    InstanceFindings.ClaimedOnTwoBridges,
                    other.Place,
                    $"{other.Prefix} here and {one.Prefix} on another bridge of host {host} share addresses; give each its own, or use one bridge.",
                    one.Place);
            }
        }
    }
}
