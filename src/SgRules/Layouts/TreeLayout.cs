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
        var registry = new NameRegistry();
        var names = new TreeNames(registry);
        var sets = new PeerSets(policy, names);
        var ipv4 = new TreeChains(policy, IPFamily.IPv4, comments, names, sets);
        var ipv6 = new TreeChains(policy, IPFamily.IPv6, comments, names, sets);
        ipv4.Lay();
        ipv6.Lay();
        var (ethernet, frameFindings) = EthernetLayout.Lay(policy);
        ValueList<Diagnostic> findings = [.. registry.Collisions, .. frameFindings, .. sets.Findings];
        return findings.IsEmpty ? (new Ruleset(ipv4.ToTable(), ipv6.ToTable(), ethernet!, sets.Sets), findings) : (null, findings);
    }
}
