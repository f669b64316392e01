using SgRules.Addressing;

namespace SgRules.Netfilter;

/// <summary>Runs packets through a filter table with netfilter's semantics: what the rules do with a packet, and by which of them.</summary>
/// <remarks>
/// It judges any table, foreign rules too, and says <see cref="WalkOutcome.Undecided"/> rather than guess. It knows nothing of how a table
/// came to be, so it can witness for or against whoever made it (design, section 7). A packet costs time in proportion to the rules it meets.
/// </remarks>
public sealed class RuleInterpreter
{
    private readonly IPFamily _family;
    private readonly Dictionary<ChainName, Chain> _chains;
    private readonly SetDirectory _sets;

    /// <summary>Makes an interpreter of a table all of whose sets are known.</summary>
    /// <param name="table">The table.</param>
    /// <param name="sets">The sets that its rules can ask, of both families, each name once.</param>
    /// <exception cref="ArgumentException">Two sets have one name.</exception>
    public RuleInterpreter(FilterTable table, ValueList<IpSet> sets)
        : this(table, sets, [])
    {
    }

    /// <summary>Makes an interpreter of a table some of whose sets are foreign.</summary>
    /// <param name="table">The table.</param>
    /// <param name="sets">The sets that its rules can ask, of both families, each name once.</param>
    /// <param name="foreignSets">The sets that are there, but whose members aren't understood; a rule that asks one can't be judged.</param>
    /// <exception cref="ArgumentException">Two sets have one name.</exception>
    public RuleInterpreter(FilterTable table, ValueList<IpSet> sets, ValueList<SetName> foreignSets)
    {
        ArgumentNullException.ThrowIfNull(table);
        _family = table.Family;
        _chains = table.Chains.ToImmutableArray().ToDictionary(chain => chain.Name);
        _sets = new SetDirectory(sets, foreignSets);
    }

    /// <summary>Runs one packet through the table, beginning with the built-in chain that the kernel calls for its passage.</summary>
    /// <remarks>
    /// That is FORWARD for a bridged or routed packet, INPUT for one to the host and OUTPUT for one from it. The state of the packet's
    /// connection is what the packet says. Nothing is sent, logged or counted.
    /// </remarks>
    /// <param name="packet">The packet, of the table's family.</param>
    /// <param name="passage">Its way through the host.</param>
    /// <returns>The outcome, and every rule whose conditions held; the last step decided.</returns>
    /// <exception cref="ArgumentException"><paramref name="packet"/> is of the other family; the kernel never shows it to this table.</exception>
    public Walk Run(Packet packet, Passage passage) => Run(packet, passage, null);

    /// <summary>Finds the rule that came nearest to letting a packet through that was dropped because no rule did.</summary>
    /// <remarks>
    /// Of the rules that don't drop and that it met since it was last sent anywhere because of what it is: the one with the fewest conditions that don't
    /// hold, protocol and frame type counted twice, then the most that do, then the first.
    /// </remarks>
    /// <param name="packet">The packet, of the table's family.</param>
    /// <param name="passage">Its way through the host.</param>
    /// <returns>The rule; <see langword="null"/> if the packet isn't dropped, is dropped by a rule with conditions, or fits no rule in anything.</returns>
    /// <exception cref="ArgumentException"><paramref name="packet"/> is of the other family; the kernel never shows it to this table.</exception>
    public MissedRule? NearestMiss(Packet packet, Passage passage) => NearestMiss(packet, passage, _ => false);

    internal MissedRule? NearestMiss(Packet packet, Passage passage, Func<Rule, bool> isPreferred)
    {
        var misses = new Misses();
        return Run(packet, passage, misses).Outcome == WalkOutcome.Dropped ? misses.Nearest(isPreferred) : null;
    }

    private Walk Run(Packet packet, Passage passage, Misses? misses)
    {
        ArgumentNullException.ThrowIfNull(packet);
        ArgumentNullException.ThrowIfNull(passage);
        if (packet.Family != _family)
        {
            throw new ArgumentException($"An {packet.Family} packet doesn't pass an {_family} table.", nameof(packet));
        }

        var builtIn = _chains[passage.Kind switch
        {
            PassageKind.ToHost => ChainName.Input,
            PassageKind.FromHost => ChainName.Output,
            _ => ChainName.Forward,
        }];
        var test = new MatchTest(packet, passage, _sets);
        misses?.Begin(test);
        return new TableWalk<MatchTest>(builtIn, _chains, ChainOrder.Filter, test) { Misses = misses }.Run();
    }
}
