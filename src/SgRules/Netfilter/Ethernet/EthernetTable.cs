namespace SgRules.Netfilter;

/// <summary>Table <c>nat</c> of ebtables, as the nft backend has it: what a bridge does with frames, IP or not.</summary>
/// <remarks>
/// Frames of guests pass PREROUTING, where the port they come in by is known, and POSTROUTING once for each port they go out by. Every chain
/// has a policy, also one of one's own: ACCEPT, DROP, or RETURN for one that falls back (facts: kernel, section 2).
/// </remarks>
public sealed record EthernetTable
{
    private EthernetTable(ValueList<Chain> chains) => Chains = chains;

    /// <summary>A table that lets everything through.</summary>
    public static EthernetTable Empty { get; } = Create([], [], []);

    /// <summary>PREROUTING, OUTPUT and POSTROUTING, then all others by name, as <c>ebtables-save</c> prints them.</summary>
    public ValueList<Chain> Chains { get; }

    /// <summary>How many rules all chains have.</summary>
    public int RuleCount => Chain.CountRules(Chains);

    /// <summary>Makes a table whose built-in chains accept what no rule decides, OUTPUT without a rule.</summary>
    /// <param name="prerouting">The rules of PREROUTING.</param>
    /// <param name="postrouting">The rules of POSTROUTING.</param>
    /// <param name="chains">The other chains, of different names, each with a policy, in any order.</param>
    /// <returns>The table.</returns>
    /// <exception cref="ArgumentException">See <see cref="Create(IEnumerable{Chain})"/>.</exception>
    public static EthernetTable Create(ValueList<Rule> prerouting, ValueList<Rule> postrouting, IEnumerable<Chain> chains) =>
        Create([BuiltIn(ChainName.Prerouting, prerouting), BuiltIn(ChainName.Output, []), BuiltIn(ChainName.Postrouting, postrouting), .. chains]);

    /// <summary>Makes a table of all its chains.</summary>
    /// <param name="chains">PREROUTING, OUTPUT and POSTROUTING, each with policy ACCEPT or DROP, and the other chains, each with a policy; in any order.</param>
    /// <returns>The table.</returns>
    /// <exception cref="ArgumentException">
    /// Two chains have one name, a built-in chain is missing, a chain has no policy or a built-in one RETURN, or a rule has a condition on
    /// packets, a goto, or one on ARP without asking for that type.
    /// </exception>
    public static EthernetTable Create(IEnumerable<Chain> chains)
    {
        var sorted = ChainSort.Sorted(chains, ChainOrder.Ethernet);
        for (var i = 0; i < sorted.Length; i++)
        {
            if (i > 0 && sorted[i].Name.Text == sorted[i - 1].Name.Text)
            {
                throw new ArgumentException($"There are two chains {sorted[i].Name}.", nameof(chains));
            }

            if (sorted[i].Policy is null || (i < ChainOrder.BuiltInCount && (ChainOrder.Ethernet.Hook(sorted[i].Name) != i || sorted[i].Policy == Verdict.Return)))
            {
                throw new ArgumentException("PREROUTING, OUTPUT and POSTROUTING are there with policy ACCEPT or DROP, and every other chain has a policy.", nameof(chains));
            }

            foreach (var rule in sorted[i].Rules)
            {
                if (!CanStandHere(rule))
                {
                    throw new ArgumentException($"Rule '{rule}' of chain {sorted[i].Name} can't stand in a table of ebtables.", nameof(chains));
                }
            }
        }

        return sorted.Length >= ChainOrder.BuiltInCount
            ? new EthernetTable(ValueList.Adopt(sorted))
            : throw new ArgumentException("PREROUTING, OUTPUT and POSTROUTING are there.", nameof(chains));
    }

    private static bool CanStandHere(Rule rule) =>
        (rule.Traits & (RuleTraits.Packets | RuleTraits.IPv4 | RuleTraits.IPv6)) == RuleTraits.None
        && (rule.Traits & (RuleTraits.NeedsArp | RuleTraits.AsksForArp)) != RuleTraits.NeedsArp;

    private static Chain BuiltIn(ChainName name, ValueList<Rule> rules) => new(name, rules) { Policy = Verdict.Accept };
}
