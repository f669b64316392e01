namespace SgRules.Validation;

/// <summary>Checks that no bridge has more ports than the kernel allows (facts: kernel, 1.1).</summary>
internal static class PortCountChecker
{
    private const int MaxPorts = 1023;

    public static void Check(ZoneNames index, PortIndex ports, Findings findings)
    {
        for (var h = 0; h < index.Hosts.Count; h++)
        {
            var bridges = index.Hosts[h].Host.Bridges;
            var nics = new int[bridges.Count];
            foreach (ref readonly var port in ports.Of(h))
            {
                nics[port.Bridge]++;
            }

            for (var b = 0; b < bridges.Count; b++)
            {
                var uplinks = bridges[b].Uplinks;
                var count = nics[b] + (nics[b] + uplinks.Count > MaxPorts ? uplinks.ToImmutableArray().Distinct(StringComparer.Ordinal).Count() : 0);
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
