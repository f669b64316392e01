using SgRules.Addressing;
using SgRules.Netfilter;
using SgRules.Policies;

namespace SgRules.Layouts;

/// <summary>The default layout: a packet's and a change's cost grow with the logarithm of the number of ports (design, section 5.1).</summary>
internal static class TreeLayout
{
    /// <summary>Lays a policy out as chains and sets.</summary>
    /// <returns>The ruleset, or <see langword="null"/> with the errors that stand against it.</returns>
    public static (Ruleset? Ruleset, ValueList<Diagnostic> Findings) Lay(HostPolicy policy, CommentStyle comments)
    {
        var bridges = BridgePorts.Of(policy, comments);
        var registry = new NameRegistry();
        var names = new TreeNames(registry);
        var gates = new PolicyGates(names);
        var sets = new PeerSets(policy, names);
        var ipv4 = new TreeChains(policy, IPFamily.IPv4, names, sets);
        var ipv6 = new TreeChains(policy, IPFamily.IPv6, names, sets);
        foreach (var bridge in bridges)
        {
            var ofGuests = gates.Of(bridge.Guests);
            ipv4.Add(bridge, ofGuests);
            ipv6.Add(bridge, ofGuests);
        }

        var (ethernet, frameFindings) = EthernetLayout.Lay(bridges);
        ValueList<Diagnostic> findings = [.. registry.Collisions, .. frameFindings, .. sets.Findings];
        return findings.IsEmpty ? (new Ruleset(ipv4.ToTable(bridges), ipv6.ToTable(bridges), ethernet!, sets.Sets), findings) : (null, findings);
    }
}
