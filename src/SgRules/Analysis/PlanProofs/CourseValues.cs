using SgRules.Addressing;
using SgRules.Netfilter;

namespace SgRules.Analysis;

/// <summary>The addresses that the tables and sets of all moments of a plan tell apart, in classes, so that one number means the same at each of them.</summary>
internal static class CourseValues
{
    public static PacketValues Of(TableCourse course)
    {
        var family = course.Family;
        var (prefixes, macs) = (new HashSet<IPPrefix>(), new HashSet<MacAddress>());
        foreach (var chain in course.All.SelectMany(moment => moment.Table.Chains.ToImmutableArray()).Distinct<Chain>(ReferenceEqualityComparer.Instance))
        {
            foreach (var rule in chain.Rules)
            {
                Add(rule, prefixes, macs);
            }
        }

        var sets = course.All.SelectMany(moment => moment.Sets.ToImmutableArray().Concat(moment.Most.ToImmutableArray())).Where(set => set.Family == family).Distinct();
        IPPrefix[][] told =
        [
            .. sets.OrderByDescending(set => set.Members.Count).ThenBy(set => set.Name.Text, StringComparer.Ordinal).Select(set => set.Members.ToImmutableArray().ToArray()),
            .. prefixes.OrderBy(prefix => prefix.Length).ThenBy(prefix => prefix).Select(prefix => new[] { prefix }),
        ];
        return new PacketValues(AddressClasses.Of(family, told), new MacClasses(macs));
    }

    private static void Add(Rule rule, HashSet<IPPrefix> prefixes, HashSet<MacAddress> macs)
    {
        foreach (var match in rule.Matches)
        {
            switch (match)
            {
                case SourceMatch { Prefix: var prefix }:
                    _ = prefixes.Add(prefix);
                    break;
                case DestinationMatch { Prefix: var prefix }:
                    _ = prefixes.Add(prefix);
                    break;
                case MacMatch { Source: var mac }:
                    _ = macs.Add(mac);
                    break;
            }
        }
    }
}
