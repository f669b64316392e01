using SgRules.Addressing;

namespace SgRules.Validation;

/// <summary>Checks that the ports of one host's filtered bridges stay apart: there is one connection-tracking zone.</summary>
internal sealed class HostIdentityChecker(ZoneIndex index, IEnumerable<Port> ports, Findings findings)
{
    public void Check()
    {
        foreach (var host in ports.Where(port => index.Hosts[port.Host].IsFiltered(port.Bridge)).GroupBy(port => port.Host))
        {
            Port[] own = [.. host];
            CheckMacs(own);
            CheckAddresses(own);
        }
    }

    // Two of one network are found already, wherever they run.
    private void CheckMacs(Port[] own)
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
                    $"Another NIC of host {index.Hosts[port.Host].Host.Name} has {mac}; give each its own.",
                    uses[mac].Place.Property("mac"));
            }
        }
    }

    private void CheckAddresses(Port[] own)
    {
        if (Array.TrueForAll(own, port => port.Bridge == own[0].Bridge))
        {
            return;
        }

        OwnPrefix[] prefixes = [.. own.SelectMany(OwnPrefix.Of)];
        var claims = prefixes.Select((prefix, order) => Claim.Of(order, prefix.Port.Bridge, prefix.Prefix));
        foreach (var (earlier, later) in Claim.Conflicts(claims))
        {
            var (one, other) = (prefixes[earlier.Order], prefixes[later.Order]);
            if (!one.IsFoundElsewhere(other))
            {
                findings.Add(
                    InstanceFindings.ClaimedOnTwoBridges,
                    other.Place,
                    $"{other.Prefix} here and {one.Prefix} on another bridge of host {index.Hosts[other.Port.Host].Host.Name} share addresses; give each its own, or use one bridge.",
                    one.Place);
            }
        }
    }
}
