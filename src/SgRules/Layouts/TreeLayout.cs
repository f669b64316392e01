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

        // Only where two things come to one name is it worth to remember what all of them stand for.
        return TryLay(policy, bridges, new NameRegistry(remembersAll: false), out var ruleset, out var findings)
            || TryLay(policy, bridges, new NameRegistry(remembersAll: true), out ruleset, out findings)
            ? (ruleset, findings)
            : throw new InvalidOperationException("Two chains of a table have one name that nobody took twice.");
    }

    private static bool TryLay(HostPolicy policy, BridgePorts[] bridges, NameRegistry registry, out Ruleset? ruleset, out ValueList<Diagnostic> findings)
    {
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
        findings = [.. registry.Collisions, .. frameFindings, .. sets.Findings];
        ruleset = findings.IsEmpty && ipv4.ToTable(bridges) is { } tableIPv4 && ipv6.ToTable(bridges) is { } tableIPv6
            ? new Ruleset(tableIPv4, tableIPv6, ethernet!, sets.Sets)
            : null;
        return ruleset is not null || !findings.IsEmpty;
    }
}
