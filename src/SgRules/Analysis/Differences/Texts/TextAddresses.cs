using SgRules.Addressing;
using SgRules.Netfilter;

namespace SgRules.Analysis;

/// <summary>The classes of addresses that two tables and their sets tell apart.</summary>
internal static class TextAddresses
{
    public static (AddressClasses Addresses, MacClasses Macs) Of(TextTable old, TextTable @new)
    {
        var family = old.Table.Family;
        var matches = new[] { old, @new }.SelectMany(side => side.Table.Chains).SelectMany(chain => chain.Rules).SelectMany(rule => rule.Matches).ToList();
        var prefixes = matches.OfType<SourceMatch>().Select(match => match.Prefix).Concat(matches.OfType<DestinationMatch>().Select(match => match.Prefix)).Distinct();
        List<IPPrefix[]> told =
        [
            .. old.Sets.Concat(@new.Sets).Where(set => set.Family == family).Select(set => set.Members.ToImmutableArray().ToArray()),
            .. prefixes.OrderBy(prefix => prefix.Length).ThenBy(prefix => prefix).Select(prefix => new[] { prefix }),
        ];
        return (AddressClasses.Of(family, told), new MacClasses(matches.OfType<MacMatch>().Select(match => match.Source)));
    }
}
