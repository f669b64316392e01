using SgRules.Addressing;
using SgRules.Netfilter;

namespace SgRules.Analysis;

/// <summary>One family's table and the sets that its rules ask, at one moment of a plan.</summary>
/// <param name="Table">The table.</param>
/// <param name="Sets">The sets that its rules ask and of which it is known what they hold, of that family.</param>
/// <param name="Atom">The atom that it is behind; <see langword="null"/> for the start and the goal.</param>
internal sealed record TableMoment(FilterTable Table, ValueList<IpSet> Sets, ExecutedAtom? Atom)
{
    /// <summary>
    /// Of a run of additions to some of the sets, or of removals, what they hold when they hold most; <see cref="Sets"/> has what they hold when they hold
    /// least, and the moment stands for all between. Empty for a moment that is one only.
    /// </summary>
    public ValueList<IpSet> Most { get; init; }

    /// <summary>The atoms of the run.</summary>
    public ValueList<ExecutedAtom> Run { get; init; }

    /// <summary>Whether it stands for all moments of a run.</summary>
    public bool IsRun => !Most.IsEmpty;

    /// <summary>
    /// Whether no such moment comes: it has a set as it is before a run of additions or removals for one address of a packet, and as it is behind
    /// it for the other.
    /// </summary>
    public bool IsBetween { get; init; }

    /// <summary>The family's table in a state of the host.</summary>
    public static TableMoment Of(PlanState state, Updates.UpdateTable kind, ExecutedAtom? atom)
    {
        var table = state.Table(kind);
        var sets = table.AskedSets.Keys.Order(StringComparer.Ordinal)
            .Select(name => state.Sets.GetValueOrDefault(name)?.Value)
            .OfType<IpSet>();
        return new TableMoment(table.Filter, [.. sets], atom);
    }

    /// <summary>Whether rules and sets are the same, so that the same packets pass.</summary>
    public bool IsSameAs(TableMoment other) => ReferenceEquals(this, other) || (Most == other.Most && Sets == other.Sets && (ReferenceEquals(Table, other.Table) || Table == other.Table));

    /// <summary>What the plain interpreter makes of a packet.</summary>
    public Walk Walk(Packet packet, Passage passage) => new RuleInterpreter(Table, Sets).Run(packet, passage);
}
