using SgRules.Addressing;
using SgRules.Model;

namespace SgRules.Analysis;

/// <summary>Finds ingress rules that open services of administrators to the whole internet, by one rule or by several together.</summary>
internal static class OpenServices
{
    private static readonly IPFamily[] Families = [IPFamily.IPv4, IPFamily.IPv6];

    public static void Find(LintedZone zone, LintLog log)
    {
        foreach (var group in zone.Groups)
        {
            Find(group, log);
        }
    }

    // What the same rules open is one finding.
    private static void Find(LintedGroup group, LintLog log)
    {
        var open = new OrderedDictionary<ValueList<RulePlace>, List<(AdminService Service, IPFamily Family, List<LintedPeer> By)>>();
        foreach (var family in Families)
        {
            var peers = group.Peers(Direction.Ingress).Where(peer => PrefixOf(peer, family) is not null).ToArray();
            foreach (var service in AdminService.All)
            {
                var by = WholeInternet.Covering(family, peers.Where(peer => IsOpen(peer, service)), peer => PrefixOf(peer, family)!.Value);
                if (by.Count > 0)
                {
                    var rules = by.Select(peer => peer.Place.OfRule).Distinct().Order(RulePlace.Order).ToValueList();
                    _ = open.TryAdd(rules, []);
                    open[rules].Add((service, family, by));
                }
            }
        }

        foreach (var (rules, services) in open)
        {
            Add(group, rules, services, log);
        }
    }

    private static void Add(LintedGroup group, ValueList<RulePlace> rules, List<(AdminService Service, IPFamily Family, List<LintedPeer> By)> open, LintLog log)
    {
        var services = open.Select(one => one.Service).Distinct().Select(service => service.ToString()).ToArray();
        var families = open.Select(one => one.Family).Distinct().Order().Select(family => family.ToString());
        var identities = open.SelectMany(one => one.By).Distinct().OrderBy(peer => peer.Place, RulePlace.Order).Select(peer => peer.Identity).ToValueList();
        log.Add(
            LintFindings.AdminPortOpen,
            rules[0],
            group,
            $"Group '{group.Id}' opens {LintWords.List(services)} to the whole internet ({string.Join(" and ", families)}) by {LintWords.Quoted(identities)}. Allow only the networks or groups that need it.",
            identities,
            rules.Skip(1).Select(rule => rule.ToString()).ToValueList());
    }

    private static bool IsOpen(LintedPeer peer, AdminService service) => peer.Allows.Any(allow =>
        allow.Traffic.Protocol.IsAll || (allow.Traffic.Protocol == service.Protocol && allow.Traffic.Ports.Contains(service.Port)));

    private static IPPrefix? PrefixOf(LintedPeer peer, IPFamily family) => peer.Allows is [{ Peer.Prefix: { } prefix }, ..] && prefix.Family == family ? prefix : null;
}
