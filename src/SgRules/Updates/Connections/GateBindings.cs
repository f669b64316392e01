using SgRules.Netfilter;

namespace SgRules.Updates;

/// <summary>Finds the leaves of a state's bridges, by their form: an address, a port, and for senders a MAC address.</summary>
internal static class GateBindings
{
    /// <summary>Those of one bridge.</summary>
    public static List<GateBinding> Of(GateRules rules, string bridge, string? preferred)
    {
        List<GateBinding> bindings = [];
        HashSet<ChainName> seen = [];
        Stack<ChainName> open = new();
        open.Push(rules.Bridges[bridge]);
        var trusted = Trusted(rules, bridge, preferred);
        while (open.TryPop(out var name))
        {
            if (!seen.Add(name) || rules.Chain(name) is not { } chain)
            {
                continue;
            }

            foreach (var rule in chain.Chain.Rules)
            {
                if (Leaf(rule, rules.Local, bridge) is { } binding)
                {
                    bindings.Add(binding with { Trusted = trusted });
                }
                else if (GateRules.Callee(rule) is { } callee && !NamesOnePort(rule))
                {
                    open.Push(callee);
                }
            }
        }

        return bindings;
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

    private static GateBinding? Leaf(Rule rule, PacketSide local, string bridge)
    {
        (Addressing.IPPrefix? prefix, string? port) = (null, null);
        foreach (var match in rule.Matches)
        {
            switch (match)
            {
                case SourceMatch { IsNegated: false } source when local == PacketSide.Source:
                    prefix = source.Prefix;
                    break;
                case DestinationMatch { IsNegated: false } destination when local == PacketSide.Destination:
                    prefix = destination.Prefix;
                    break;
                case PhysdevMatch { In: { IsPrefix: false } device, IsInNegated: false, Out: null } when local == PacketSide.Source:
                    port = device.Name;
                    break;
                case PhysdevMatch { Out: { IsPrefix: false } device, IsOutNegated: false, In: null } when local == PacketSide.Destination:
                    port = device.Name;
                    break;
                case MacMatch { IsNegated: false } or CommentMatch:
                    break;
                default:
                    return null;
            }
        }

        return prefix is { } bound && port is not null
            ? new GateBinding(bound.Address.Bits, bound.LastAddress.Bits, bridge, port, GateRules.Callee(rule))
            : null;
    }

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
