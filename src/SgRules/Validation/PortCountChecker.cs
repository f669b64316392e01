namespace SgRules.Validation;

/// <summary>Checks that no bridge has more ports than the kernel allows (facts: kernel, 1.1).</summary>
internal static class PortCountChecker
{
    private const int MaxPorts = 1023;

    public static void Check(ZoneIndex index, IEnumerable<Port> ports, Findings findings)
    {
        var nics = ports.CountBy(port => (port.Host, port.Bridge)).ToDictionary();
        for (var h = 0; h < index.Hosts.Count; h++)
        {
            var bridges = index.Hosts[h].Host.Bridges;
            for (var b = 0; b < bridges.Count; b++)
            {
                var uplinks = bridges[b].Uplinks.ToImmutableArray().Distinct(StringComparer.Ordinal).Count();
                var count = nics.GetValueOrDefault((h, b)) + uplinks;
                if (count > MaxPorts)
                {
                    findings.Add(
                        HostFindings.TooManyPorts,
                        Place.Host(h).Item("bridges", b),
                        $"Bridge {bridges[b].Name} has {count} ports, the kernel allows {MaxPorts}; spread them over several bridges.");
                }
            }
        }
    }
}
