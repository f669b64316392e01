using System.Globalization;
using SgRules.Model;

namespace SgRules.Testing;

/// <summary>Spreads the instances of a generated zone over more hosts, so that few hosts depend on one of them.</summary>
internal static class ManyHosts
{
    public static Zone Of(Zone zone, Random random)
    {
        var hosts = Enumerable.Range(0, 2 + random.Next(4)).Select(n => zone.Hosts[0] with { Name = Name(n) }).ToArray();
        return zone with
        {
            Hosts = [.. hosts],
            Instances = zone.Instances.Select(instance => instance.Host is null ? instance : instance with { Host = hosts[random.Next(hosts.Length)].Name }).ToValueList(),
        };
    }

    private static string Name(int number) => string.Create(CultureInfo.InvariantCulture, $"kvm{number + 1}");
}
