using SgRules.Addressing;
using SgRules.Netfilter;
using SgRules.Policies;

namespace SgRules.Analysis;

/// <summary>The classes of addresses that a policy, the contract, a table and its sets tell apart.</summary>
internal static class TableAddresses
{
    public static (AddressClasses Addresses, MacClasses Macs) Of(HostPolicy policy, FilterTable table, ValueList<IpSet> sets)
    {
        var family = table.Family;
        List<IPPrefix[]> told = [.. sets.ToImmutableArray().Where(set => set.Family == family).Select(set => set.Members.ToImmutableArray().ToArray()), .. PolicyAddresses.Of(policy, family)];
        var prefixes = new HashSet<IPPrefix>();
        var macs = new HashSet<MacAddress>(PolicyAddresses.Macs(policy));
        foreach (var match in table.Chains.ToImmutableArray().SelectMany(chain => chain.Rules.ToImmutableArray()).SelectMany(rule => rule.Matches.ToImmutableArray()))
        {
            switch (match)
            {
                case SourceMatch { Prefix: var prefix }:
                    prefixes.Add(prefix);
                    break;
                case DestinationMatch { Prefix: var prefix }:
                    prefixes.Add(prefix);
                    break;
                case MacMatch { Source: var mac }:
                    macs.Add(mac);
                    break;
            }
        }

        told.AddRange(prefixes.OrderBy(prefix => prefix.Length).ThenBy(prefix => prefix).Select(prefix => new[] { prefix }));
        return (AddressClasses.Of(family, told), new MacClasses(macs));
    }
}
