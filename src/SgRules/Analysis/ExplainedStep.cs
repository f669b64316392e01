using SgRules.Netfilter;

namespace SgRules.Analysis;

/// <summary>A step of a packet's way through the rules, and where it stands in the text.</summary>
/// <param name="FileName">The document, for example <c>iptables.restore</c>, or what a text from elsewhere was called when it was read.</param>
/// <param name="Line">The line in it, from 1; for a chain's policy, that of the chain's declaration.</param>
/// <param name="Step">The chain, the rule's number in it and the rule.</param>
/// <param name="Origin">Why the rule is there; <see langword="null"/> for a chain's policy and in text from elsewhere.</param>
public sealed record ExplainedStep(string FileName, int Line, WalkStep Step, Origin? Origin);
