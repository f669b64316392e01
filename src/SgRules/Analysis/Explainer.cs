using SgRules.Addressing;
using SgRules.Netfilter;
using SgRules.Policies;

namespace SgRules.Analysis;

/// <summary>Explains packets and frames on one host: what the contract decides from the model, what the rules do, and which line does it.</summary>
/// <remarks>
/// Made once, in time proportional to policy and rules; an explanation then takes time in proportion to the rules on the packet's
/// way and to those of the two instances. Model and rules are asked independently of each other. Safe from any thread.
/// </remarks>
public sealed class Explainer
{
    private readonly ReferenceEvaluator _evaluator;

    private readonly PassageNotes _notes;

    private readonly ChangeAdvice _advice;

    private readonly ExplainedTables _tables;

    /// <summary>Explains the rules that a compilation gave.</summary>
    /// <param name="policy">The host's policy.</param>
    /// <param name="ruleset">Its rules.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The policy is none that a compilation gives, see <see cref="ReferenceEvaluator(HostPolicy)"/>.</exception>
    public Explainer(HostPolicy policy, Ruleset ruleset)
        : this(policy, ExplainedTables.Of(ruleset ?? throw new ArgumentNullException(nameof(ruleset))))
    {
    }

    /// <summary>Explains packets by rules from elsewhere, for example those that a host has really loaded.</summary>
    /// <param name="policy">The host's policy.</param>
    /// <param name="sets">The sets that were read.</param>
    /// <param name="tables">The tables that were read, at most one of a family.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The sets have findings, a reading has no table, or two have one family; or the policy is none that a compilation gives, see <see cref="ReferenceEvaluator(HostPolicy)"/>.</exception>
    public Explainer(HostPolicy policy, SetsReading sets, params ReadOnlySpan<TableReading> tables)
        : this(policy, ExplainedTables.Of(sets ?? throw new ArgumentNullException(nameof(sets)), tables))
    {
    }

    /// <summary>Explains frames by rules from elsewhere.</summary>
    /// <param name="policy">The host's policy.</param>
    /// <param name="table">The table that was read.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The reading has no table; or the policy is none that a compilation gives, see <see cref="ReferenceEvaluator(HostPolicy)"/>.</exception>
    public Explainer(HostPolicy policy, EthernetTableReading table)
        : this(policy, ExplainedTables.Of(table ?? throw new ArgumentNullException(nameof(table))))
    {
    }

    private Explainer(HostPolicy policy, ExplainedTables tables)
    {
        ArgumentNullException.ThrowIfNull(policy);
        _evaluator = new ReferenceEvaluator(policy);
        _notes = new PassageNotes(policy);
        _advice = new ChangeAdvice(policy);
        _tables = tables;
    }

    /// <summary>Explains one copy of a packet by the rules of iptables or ip6tables alone.</summary>
    /// <remarks>
    /// On a bridge it comes in a frame, which the rules of ebtables judge before and after: it arrives only if <see cref="Explain(Frame, Passage)"/> lets
    /// the frame pass too. The notes say so where the contract drops that frame.
    /// </remarks>
    /// <param name="packet">The packet.</param>
    /// <param name="passage">Its way through the host.</param>
    /// <returns>What happens to it, and why.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">There is no table of the packet's family.</exception>
    public Explanation Explain(Packet packet, Passage passage)
    {
        ArgumentNullException.ThrowIfNull(packet);
        ArgumentNullException.ThrowIfNull(passage);
        var table = _tables.Packets(packet.Family) ?? throw new ArgumentException($"There is no {packet.Family} table to explain.", nameof(packet));
        var decision = _evaluator.Decide(packet, passage);
        ValueList<string> notes = [.. OfItsFrame(packet, passage), .. _notes.Of(packet, passage)];
        if (_notes.EndsOf(passage) is not var (sender, receiver))
        {
            return table.Explain(packet, passage, decision, [], notes);
        }

        var closed = _advice.ClosedGates(decision, packet, sender, receiver);
        return table.Explain(packet, passage, decision, closed, notes) with { Changes = _advice.Sentences(decision, closed, packet, passage, sender, receiver) };
    }

    /// <summary>Explains one copy of a frame (contract 3.16) by the rules of ebtables alone, whatever packet is in it.</summary>
    /// <remarks>Of ebtables table nat is judged. Another table that isn't empty makes undecided what nat lets through.</remarks>
    /// <param name="frame">The frame.</param>
    /// <param name="passage">Its way through the host.</param>
    /// <returns>What happens to it, and why.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">There is no table for frames, or the passage has another source address than the frame.</exception>
    public Explanation Explain(Frame frame, Passage passage)
    {
        ArgumentNullException.ThrowIfNull(frame);
        ArgumentNullException.ThrowIfNull(passage);
        var table = _tables.Frames ?? throw new ArgumentException("There is no table for frames to explain.", nameof(frame));
        return table.Explain(frame, passage, _evaluator.Decide(frame, passage), [], _notes.Of(frame, passage));
    }

    private IEnumerable<string> OfItsFrame(Packet packet, Passage passage)
    {
        if (passage is { Kind: PassageKind.Bridged, SourceMac: { } mac }
            && _evaluator.Decide(Frame.Of(mac, default, EtherType.Of(packet.Family)), passage) is { Ruling: Ruling.Dropped, Ground: var ground })
        {
            yield return $"Its frame is dropped before any rule for packets is asked: {ground.Reason} (contract {ground.Paragraph}).";
        }
    }
}
