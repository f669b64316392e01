using SgRules.Netfilter;

namespace SgRules.Analysis;

/// <summary>The ways through FORWARD that the tables of a plan tell apart.</summary>
internal static class CourseWays
{
    /// <summary>Each interface that rules name as a bridge, and one that they don't; then what is routed between any two of them.</summary>
    public static IEnumerable<Way> Of(TableCourse course)
    {
        var devices = course.All.SelectMany(moment => moment.Table.Chains.ToImmutableArray())
            .Distinct<Chain>(ReferenceEqualityComparer.Instance)
            .SelectMany(Interfaces)
            .Distinct()
            .ToList();
        var names = new PortNames(
            devices.Where(device => !device.IsPrefix).Select(device => device.Name).Order(StringComparer.Ordinal),
            devices.Where(device => device.IsPrefix).Select(device => device.Name));
        var all = Enumerable.Range(0, names.Count).Select(number => names[number]).ToList();
        return all.Select(Way.Bridged).Concat(all.SelectMany(input => all.Select(output => new Way(input, output, IsBridged: false))));
    }

    /// <summary>The ports that the tables name on a way.</summary>
    public static PortNames PortsOf(TableCourse course, Way way)
    {
        var patterns = course.All
            .SelectMany(moment => PortNames.Patterns(SymbolicTable.Reachable(moment.Table.Chains.ToImmutableArray().ToDictionary(chain => chain.Name), way)))
            .Distinct()
            .ToList();
        return new PortNames(
            patterns.Where(pattern => !pattern.IsPrefix).Select(pattern => pattern.Name).Order(StringComparer.Ordinal),
            patterns.Where(pattern => pattern.IsPrefix).Select(pattern => pattern.Name));
    }

    private static IEnumerable<DevicePattern> Interfaces(Chain chain)
    {
        foreach (var rule in chain.Rules.ToImmutableArray())
        {
            foreach (var match in rule.Matches.ToImmutableArray())
            {
                if (match is InInterfaceMatch { Device: var input })
                {
                    yield return input;
                }
                else if (match is OutInterfaceMatch { Device: var output })
                {
                    yield return output;
                }
            }
        }
    }
}
