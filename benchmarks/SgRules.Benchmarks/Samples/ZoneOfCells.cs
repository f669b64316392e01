using System.Globalization;
using SgRules.Cli.Samples;
using SgRules.Model;

namespace SgRules.Benchmarks;

/// <summary>A zone that consists of cells, all alike: 20 hosts of 50 instances, and 30 groups that no other cell knows. Ten times the cells are ten times the work.</summary>
internal static class ZoneOfCells
{
    /// <summary>Instances of a cell.</summary>
    public const int Instances = 1_000;

    private const int Hosts = 20;

    private const int Groups = 30;

    public static Zone Create(int cells)
    {
        var cell = SampleZone.Create(new SampleOptions { Instances = Instances, Hosts = Hosts, Groups = Groups });
        var whole = SampleZone.Create(new SampleOptions { Instances = Instances * cells, Hosts = Hosts * cells, Groups = 1 });
        List<Instance> pattern = [.. cell.Instances.Where(instance => !instance.IsSystemVm)];
        var next = 0;
        return whole with
        {
            SecurityGroups = Enumerable.Range(0, cells).SelectMany(index => cell.SecurityGroups.Select(group => In(index, group))).ToValueList(),
            Instances = whole.Instances.Select(instance => instance.IsSystemVm ? instance : LikeIn(next++, instance)).ToValueList(),
        };

        // Instances are dealt to the hosts in turn, in the cell as in the whole.
        Instance LikeIn(int dealt, Instance instance)
        {
            var (onHost, host) = Math.DivRem(dealt, Hosts * cells);
            var groups = pattern[(onHost * Hosts) + (host % Hosts)].SecurityGroups;
            return instance with { SecurityGroups = groups.Select(group => In(host / Hosts, group)).ToValueList() };
        }
    }

    private static SecurityGroup In(int cell, SecurityGroup group) => group with
    {
        Id = In(cell, group.Id),
        Ingress = group.Ingress.Select(rule => In(cell, rule)).ToValueList(),
        Egress = group.Egress.Select(rule => In(cell, rule)).ToValueList(),
    };

    private static SecurityRule In(int cell, SecurityRule rule) => rule with { Groups = rule.Groups.Select(group => In(cell, group)).ToValueList() };

    private static string In(int cell, string group) => string.Create(CultureInfo.InvariantCulture, $"{group}-of-{cell:D2}");
}
