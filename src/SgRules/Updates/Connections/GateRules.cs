using SgRules.Netfilter;

namespace SgRules.Updates;

/// <summary>A state's rules of one family, as the gates of one side ask them: of receivers, or of senders.</summary>
internal sealed class GateRules
{
    private readonly OwnTable _table;
    private readonly Dictionary<ChainName, GateChain?> _chains = [];

    public GateRules(OwnTable table, ValueList<IpSet> sets, PacketSide local, RegionSpace space)
    {
        _table = table;
        Local = local;
        Conditions = new GateConditions(space, local, sets);
        Forward = new GateChain(table.Hooks.ToImmutableArray().FirstOrDefault(chain => chain.Name == ChainName.Forward) ?? new Chain(ChainName.Forward, []), -1);
        foreach (var rule in Forward.Chain.Rules)
        {
            if (rule.Matches.ToImmutableArray().OfType<InInterfaceMatch>().FirstOrDefault() is { IsNegated: false, Device: { IsPrefix: false } device }
                && Callee(rule) is { } entry && !Bridges.ContainsKey(device.Name))
            {
                Bridges.Add(device.Name, entry);
            }
        }
    }

    /// <summary>Which end of a packet is the one with the gate.</summary>
    public PacketSide Local { get; }

    public GateConditions Conditions { get; }

    /// <summary>What is asked first.</summary>
    public GateChain Forward { get; }

    /// <summary>The bridges that are hooked, with the chain that decides for each.</summary>
    public Dictionary<string, ChainName> Bridges { get; } = new(StringComparer.Ordinal);

    /// <summary>The chain of a name, if there is one. Of thousands, few are asked for where little changes.</summary>
    public GateChain? Chain(ChainName name)
    {
        if (!_chains.TryGetValue(name, out var chain))
        {
            chain = _table.Find(name) is { } found ? new GateChain(found, _chains.Count) : null;
            _chains.Add(name, chain);
        }

        return chain;
    }

    public static ChainName? Callee(Rule rule) => rule.Target switch
    {
        JumpTarget jump => jump.Chain,
        GotoTarget @goto => @goto.Chain,
        _ => null,
    };

    /// <summary>Whether a chain, and those below it, ask neither a port nor the local end's address.</summary>
    public bool AsksPeersOnly(GateChain chain)
    {
        if (chain.AsksPeersOnly is not { } known)
        {
            chain.AsksPeersOnly = true;
            known = true;
            foreach (var rule in chain.Chain.Rules)
            {
                known = known && AsksPeersOnly(rule);
            }

            chain.AsksPeersOnly = known;
        }

        return known;
    }

    /// <summary>
    /// Whether a rule only finds the port that has an address: a leaf, or the way to it. Layouts differ in these from state to state without
    /// anything being decided otherwise.
    /// </summary>
    public bool IsIdentity(Rule rule)
    {
        var isIdentity = false;
        foreach (var match in rule.Matches)
        {
            switch (match)
            {
                case SourceMatch { IsNegated: false } when Local == PacketSide.Source:
                case DestinationMatch { IsNegated: false } when Local == PacketSide.Destination:
                case PhysdevMatch { In.IsPrefix: true } or PhysdevMatch { Out.IsPrefix: true }:
                    isIdentity = true;
                    break;
                case PhysdevMatch or MacMatch or CommentMatch:
                    break;
                default:
                    return false;
            }
        }

        return isIdentity;
    }

    private bool AsksPeersOnly(Rule rule)
    {
        foreach (var match in rule.Matches)
        {
            if (match is PhysdevMatch or InInterfaceMatch or OutInterfaceMatch
                || (match is SourceMatch && Local == PacketSide.Source)
                || (match is DestinationMatch && Local == PacketSide.Destination)
                || (match is SetMatch set && set.Side == Local))
            {
                return false;
            }
        }

        return Callee(rule) is not { } callee || Chain(callee) is not { } chain || AsksPeersOnly(chain);
    }
}
