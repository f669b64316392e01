namespace SgRules.Analysis;

/// <summary>What decided about a packet in a text.</summary>
/// <param name="Chain">The chain.</param>
/// <param name="Number">The rule's number in it, from 1; 0 for the chain's policy.</param>
/// <param name="Line">The line in the text, from 1.</param>
/// <param name="Rule">The rule, as save prints it; for a policy, its verdict.</param>
public sealed record TextCause(string Chain, int Number, int Line, string Rule);
