using SgRules.Netfilter;

namespace SgRules.Updates;

/// <summary>What two states do with packets from, or to, one uplink or system port, whatever the guest's port.</summary>
internal sealed class GatesOfTrusted(GateRules old, GateRules @new)
{
    private readonly GateSets _sets = new(old, @new);
    private readonly Dictionary<(ChainName, string), bool> _same = [];

    /// <summary>
    /// Whether a bridge's chain and all below it are the same in both states for what comes from, or goes to, an uplink or system port: rules for other
    /// such ports don't count, and none behind the one that decides about this port alone.
    /// </summary>
    public bool IsSame(ChainName name, string trusted)
    {
        if (!_same.TryGetValue((name, trusted), out var same))
        {
            _same.Add((name, trusted), true);
            same = old.Chain(name) is { } before && @new.Chain(name) is { } after && IsSame(ForPort(before, trusted), ForPort(after, trusted), trusted);
            _same[(name, trusted)] = same;
        }

        return same;
    }

    private bool IsSame(List<Rule> before, List<Rule> after, string trusted)
    {
        if (before.Count != after.Count)
        {
            return false;
        }

        for (var i = 0; i < before.Count; i++)
        {
            if (!before[i].Equals(after[i]) || !_sets.AreSame(before[i]) || (GateRules.Callee(before[i]) is { } callee && !IsSame(callee, trusted)))
            {
                return false;
            }
        }

        return true;
    }

    private List<Rule> ForPort(GateChain chain, string trusted)
    {
        List<Rule> rules = [];
        foreach (var rule in chain.Chain.Rules)
        {
            var port = TrustedPortOf(rule);
            if (old.IsIdentity(rule) || (port is not null && port != trusted))
            {
                continue;
            }

            rules.Add(rule);
            if (port == trusted && rule.Matches.Count == 1 && rule.Target is VerdictTarget or GotoTarget)
            {
                break;
            }
        }

        return rules;
    }

    // The port of the end that isn't the local one, if a rule names it.
    private string? TrustedPortOf(Rule rule)
    {
        foreach (var match in rule.Matches)
        {
            if (match is PhysdevMatch physdev)
            {
                return old.Local == PacketSide.Source
                    ? physdev is { Out: { IsPrefix: false } egress, IsOutNegated: false } ? egress.Name : null
                    : physdev is { In: { IsPrefix: false } ingress, IsInNegated: false } ? ingress.Name : null;
            }
        }

        return null;
    }
}
