using SgRules.Netfilter;

namespace SgRules.Updates;

/// <summary>Which lines of a table's save text are ours in any state of a plan: those of chains <c>sg1-</c>, and these.</summary>
/// <param name="Table">The table.</param>
/// <param name="Chains">Chains of ours with other names, sorted.</param>
/// <param name="Hooks">Whole lines of ours in built-in chains, as save prints them: <c>-A FORWARD -i cloudbr0 -j DROP</c>.</param>
/// <param name="States">The content hashes of our part, from the start to the end: one more than the table has commits.</param>
internal sealed record OwnLines(UpdateTable Table, ValueList<ChainName> Chains, ValueList<string> Hooks, ValueList<string> States);
