using SgRules.Addressing;
using SgRules.Netfilter;
using SgRules.Policies;

namespace SgRules.Analysis;

/// <summary>Explains packets on one host: what the contract decides from the model, what the rules do, and which line does it.</summary>
/// <remarks>
/// Made once, in time proportional to policy and rules; an explanation then takes time in proportion to the rules on the packet's
/// way and to those of the two instances. Model and rules are asked independently of each other. Safe from any thread.
/// </remarks>
public sealed class Explainer
{
    private readonly ReferenceEvaluator _evaluator;

    private readonly PassageNotes _notes;

    private readonly List<ExplainedTable> _tables;

    /// <summary>Explains the rules that a compilation gave.</summary>
    /// <param name="policy">The host's policy.</param>
    /// <param name="ruleset">Its rules.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The policy is none that a compilation gives, see <see cref="ReferenceEvaluator(HostPolicy)"/>.</exception>
    public Explainer(HostPolicy policy, Ruleset ruleset)
        : this(policy, OfRuleset(ruleset ?? throw new ArgumentNullException(nameof(ruleset))))
    {
    }

    /// <summary>Explains rules from elsewhere, for example those that a host has really loaded.</summary>
    /// <param name="policy">The host's policy.</param>
    /// <param name="sets">The sets that were read.</param>
    /// <param name="tables">The tables that were read, at most one of a family.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The sets have findings, a reading has no table, or two have one family; or the policy is none that a compilation gives, see <see cref="ReferenceEvaluator(HostPolicy)"/>.</exception>
    public Explainer(HostPolicy policy, SetsReading sets, params ReadOnlySpan<TableReading> tables)
        : this(policy, OfReadings(sets ?? throw new ArgumentNullException(nameof(sets)), tables))
    {
    }

    private Explainer(HostPolicy policy, List<ExplainedTable> tables)
    {
        ArgumentNullException.ThrowIfNull(policy);
        _evaluator = new ReferenceEvaluator(policy);
        _notes = new PassageNotes(policy);
        _tables = tables;
    }

    /// <summary>Explains one copy of a packet.</summary>
    /// <param name="packet">The packet.</param>
    /// <param name="passage">Its way through the host.</param>
    /// <returns>What happens to it, and why.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">There is no table of the packet's family.</exception>
    public Explanation Explain(Packet packet, Passage passage)
    {
        ArgumentNullException.ThrowIfNull(packet);
        ArgumentNullException.ThrowIfNull(passage);
        var table = _tables.Find(candidate => candidate.Family == packet.Family)
            ?? throw new ArgumentException($"There is no {packet.Family} table to explain.", nameof(packet));
        var walk = table.Walk(packet, passage);
        return new Explanation
        {
            Packet = packet,
            Passage = passage,
            Decision = _evaluator.Decide(packet, passage),
            Outcome = walk.Outcome,
            Obstacle = walk.Obstacle,
            Path = walk.Path.ToImmutableArray().Select(table.Locate).ToValueList(),
            Notes = [.. _notes.Of(packet, passage), .. table.Beside is { } beside ? [beside] : Array.Empty<string>()],
        };
    }

    private static List<ExplainedTable> OfRuleset(Ruleset ruleset)
    {
        var documents = ruleset.Documents;
        return
        [
            ExplainedTable.Of(ruleset.IPv4, ruleset.Sets, documents.IPTables),
            ExplainedTable.Of(ruleset.IPv6, ruleset.Sets, documents.IP6Tables),
        ];
    }

    private static List<ExplainedTable> OfReadings(SetsReading sets, ReadOnlySpan<TableReading> readings)
    {
        if (!sets.Diagnostics.IsEmpty)
        {
            throw new ArgumentException("The text is no sets; its diagnostics say why.", nameof(sets));
        }

        var tables = new List<ExplainedTable>();
        foreach (var reading in readings)
        {
            var table = ExplainedTable.Of(reading, sets);
            if (tables.Exists(other => other.Family == table.Family))
            {
                throw new ArgumentException($"There are two {table.Family} tables; a host has one of each family.", nameof(readings));
            }

            tables.Add(table);
        }

        return tables;
    }
}
