using SgRules.Addressing;
using SgRules.Netfilter;
using SgRules.Updates;

namespace SgRules.Analysis;

/// <summary>One packet, or frame, that a plan lets through when it shouldn't, or doesn't when it should; the plain interpreters say the same.</summary>
public sealed record PlanViolation
{
    /// <summary>The paragraph of the design that is broken: 6.1, never opens; 6.2, never blinks; 6.3, the end is what was asked for.</summary>
    public required string Paragraph { get; init; }

    /// <summary>The step behind which it happens, from 1; 0 for a plan without steps.</summary>
    public required int Step { get; init; }

    /// <summary>The last line of the step's document that was carried out then, from 1; of a commit all of them.</summary>
    public required int Line { get; init; }

    /// <summary>The table that shows it.</summary>
    public required UpdateTable Table { get; init; }

    /// <summary>The packet; <see langword="null"/> if the table is ebtables'.</summary>
    public Packet? Packet { get; init; }

    /// <summary>The frame; <see langword="null"/> if the table is another.</summary>
    public Frame? Frame { get; init; }

    /// <summary>Its way through the host.</summary>
    public required Passage Passage { get; init; }

    /// <summary>What the rules make of it before the plan.</summary>
    public required Walk Before { get; init; }

    /// <summary>What they make of it at that moment.</summary>
    public required Walk At { get; init; }

    /// <summary>What they would make of it at the end.</summary>
    public required Walk After { get; init; }
}
