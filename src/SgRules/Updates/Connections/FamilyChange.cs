using SgRules.Netfilter;

namespace SgRules.Updates;

/// <summary>What differs in the rules and sets of one family.</summary>
/// <param name="Table">The table's two states, compared.</param>
/// <param name="Sets">The sets that aren't the same in both, of either family.</param>
internal sealed record FamilyChange(TableComparison Table, HashSet<SetName> Sets);
