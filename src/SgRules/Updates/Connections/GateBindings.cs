using SgRules.Addressing;
using SgRules.Netfilter;

namespace SgRules.Updates;

/// <summary>Finds the leaves of a state's bridges, by their form: an address, a port, and for senders a MAC address.</summary>
internal static class GateBindings
{
    /// <summary>Those of one bridge.</summary>
    /// <param name="rules">The state's rules.</param>
    /// <param name="bridge">The bridge.</param>
    /// <param name="trusted">The uplink or system port that gates are asked from.</param>
    /// <param name="scope">The addresses that matter.</param>
    public static List<GateBinding> Of(GateRules rules, string bridge, string? trusted, GateScope scope)
    {
        List<GateBinding> bindings = [];
        foreach (var rule in Way(rules, bridge))
        {
            if (Bound(rule, rules.Local) is { } bound && scope.Meets(bound.Address.Bits, bound.LastAddress.Bits) && Leaf(rule, rules.Local) is { } leaf)
            {
                bindings.Add(new GateBinding(leaf.First, leaf.Last, bridge, leaf.Port, leaf.Policy) { Trusted = trusted });
            }
        }

        return bindings;
    }

    /// <summary>The rules of all chains that a bridge's own leads to, but for what stands behind leaves, or rules of one port.</summary>
    public static IEnumerable<Rule> Way(GateRules rules, string bridge)
    {
        HashSet<ChainName> seen = [rules.Bridges[bridge]];
        Stack<ChainName> open = new(seen);
        while (open.TryPop(out var name))
        {
            for (var (chain, i) = (rules.Chain(name)?.Chain, 0); i < chain?.Rules.Count; i++)
            {
                var rule = chain.Rules[i];
                yield return rule;
                if (GateRules.Callee(rule) is { } callee && !NamesOnePort(rule) && seen.Add(callee))
                {
                    open.Push(callee);
                }
            }
        }
    }

    /// <summary>An uplink or system port, by the rule that every layout has for what comes in by it, in the bridge's chain or one it asks first.</summary>
    public static string? Trusted(GateRules rules, string bridge, string? preferred)
    {
        string? found = null;
        List<ChainName> chains = [rules.Bridges[bridge]];
        for (var i = 0; i < chains.Count; i++)
        {
            foreach (var rule in rules.Chain(chains[i])?.Chain.Rules ?? [])
            {
                if (rule.Matches.Count == 1 && rule.Matches[0] is PhysdevMatch { In: { IsPrefix: false } port, IsInNegated: false, Out: null, IsBridged: false })
                {
                    found = found is null || port.Name == preferred ? port.Name : found;
                }
                else if (i == 0 && rule.Matches.IsEmpty && GateRules.Callee(rule) is { } asked)
                {
                    chains.Add(asked);
                }
            }
        }

        return found;
    }

    /// <summary>The leaf that a rule is, if it is one.</summary>
    public static GateLeaf? Leaf(Rule rule, PacketSide local)
    {
        if (Bound(rule, local) is not { } bound)
        {
            return null;
        }

        string? port = null;
        foreach (var match in rule.Matches.AsSpan()[1..])
        {
            switch (match)
            {
                case MacMatch { IsNegated: false } or CommentMatch:
                    break;
                case PhysdevMatch { In: { IsPrefix: false } device, IsInNegated: false, Out: null } when local == PacketSide.Source:
                    port = device.Name;
                    break;
                case PhysdevMatch { Out: { IsPrefix: false } device, IsOutNegated: false, In: null } when local == PacketSide.Destination:
                    port = device.Name;
                    break;
                default:
                    return null;
            }
        }

        return port is not null ? new GateLeaf(bound.Address.Bits, bound.LastAddress.Bits, port, GateRules.Callee(rule)) : null;
    }

    /// <summary>The addresses that a rule binds if it is a leaf: rules have addresses first.</summary>
    public static IPPrefix? Bound(Rule rule, PacketSide local) => rule.Matches.IsEmpty ? null : LocalPrefix(rule.Matches[0], local);

    /// <summary>The addresses of the local end that a condition asks for, if that is what it does.</summary>
    public static IPPrefix? LocalPrefix(Match match, PacketSide local) => match switch
    {
        SourceMatch { IsNegated: false } source when local == PacketSide.Source => source.Prefix,
        DestinationMatch { IsNegated: false } destination when local == PacketSide.Destination => destination.Prefix,
        _ => null,
    };

    private static bool NamesOnePort(Rule rule)
    {
        foreach (var match in rule.Matches)
        {
            if (match is PhysdevMatch { In.IsPrefix: false } or PhysdevMatch { Out.IsPrefix: false })
            {
                return true;
            }
        }

        return false;
    }
}
