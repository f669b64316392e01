namespace SgRules.Policies;

/// <summary>What the contract decides of one copy of a packet, and why.</summary>
/// <param name="Ruling">The decision.</param>
/// <param name="Ground">What made it: the paragraph, or the group's rule.</param>
/// <param name="Passed">What it had passed before, in the order in which the contract asks.</param>
public sealed record Decision(Ruling Ruling, Ground Ground, ValueList<Ground> Passed);
