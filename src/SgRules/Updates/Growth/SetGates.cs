using SgRules.Netfilter;

namespace SgRules.Updates;

/// <summary>Where the rules of a table ask sets, to know what an edit of a set in use does.</summary>
internal sealed class SetGates
{
    private readonly OwnTable _table;
    private readonly OwnTable _asking;
    private readonly HashSet<SetName> _sets;

    private SetGates(OwnTable table, OwnTable asking, HashSet<SetName> sets) => (_table, _asking, _sets) = (table, asking, sets);

    /// <summary>The gates that ask one of the sets.</summary>
    /// <param name="table">The table.</param>
    /// <param name="asking">Its chains that ask sets, or may.</param>
    /// <param name="sets">The sets.</param>
    public static Gates Asking(OwnTable table, OwnTable asking, HashSet<SetName> sets) => new SetGates(table, asking, sets).Asking();

    private Gates Asking()
    {
        var gates = Gates.None;
        foreach (var chain in _asking.Chains)
        {
            gates |= Asking(chain);
        }

        foreach (var hook in _asking.Hooks)
        {
            gates |= hook.Rules.Any(rule => Asks(rule, out _)) ? Gates.Elsewhere : Gates.None;
        }

        return gates.HasFlag(Gates.Senders) && !SenderGatesStandAlone() ? gates | Gates.Elsewhere : gates;
    }

    // A packet meets one sender gate: those chains are entered from leaves, or from one another, and by goto.
    private bool SenderGatesStandAlone()
    {
        foreach (var chain in _table.Chains)
        {
            var mayEnter = ChainRoles.Of(chain.Name) is ChainRole.Senders or ChainRole.TreeNode or ChainRole.EgressPolicy;
            foreach (var rule in chain.Rules)
            {
                if (!rule.Traits.HasFlag(RuleTraits.Leads))
                {
                    continue;
                }

                if ((rule.Target is JumpTarget { Chain: var called } && IsSenderGate(called)) || (!mayEnter && rule.Target is GotoTarget { Chain: var entered } && IsSenderGate(entered)))
                {
                    return false;
                }
            }
        }

        return true;
    }

    private static bool IsSenderGate(ChainName name) => ChainRoles.Of(name) is ChainRole.EgressPolicy or ChainRole.EgressGroup;

    private Gates Asking(Chain chain)
    {
        var gates = Gates.None;
        foreach (var rule in chain.Rules)
        {
            if (Asks(rule, out var isPlain))
            {
                gates |= isPlain ? GateOf(chain, rule) : Gates.Elsewhere;
            }
        }

        return gates;
    }

    // One plain condition on one set, so that a packet meets the rule if its address is in the set, whatever other sets hold.
    private bool Asks(Rule rule, out bool isPlain)
    {
        var (asked, others) = (0, false);
        foreach (var match in rule.Matches)
        {
            if (match is SetMatch set && _sets.Contains(set.Set))
            {
                asked++;
                others |= set.IsNegated;
            }
            else
            {
                others |= match is OpaqueMatch opaque && _sets.Any(name => opaque.Text.Contains(name.Text, StringComparison.Ordinal));
            }
        }

        isPlain = asked == 1 && !others;
        return asked > 0 || others;
    }

    private Gates GateOf(Chain chain, Rule rule) => (ChainRoles.Of(chain.Name), rule.Target) switch
    {
        (ChainRole.IngressGroup, VerdictTarget { Verdict: Verdict.Accept }) => Gates.Receivers,
        (ChainRole.EgressPolicy or ChainRole.EgressGroup, VerdictTarget { Verdict: Verdict.Return }) when GateShape.NeverAccepts(chain, _table) => Gates.Senders,
        _ => Gates.Elsewhere,
    };
}
