namespace SgRules.Updates;

/// <summary>The script's refusal: our part of a table is none of those that the plan gives it.</summary>
internal sealed class UnknownStateException(UpdateTable table) : Exception($"table {table} isn't in a state of this plan");
