using SgRules.Netfilter;

namespace SgRules.Analysis;

/// <summary>The rule that came nearest to letting a packet or frame through, condition by condition, and where it stands in the text.</summary>
/// <param name="FileName">The document, as of an <see cref="ExplainedStep"/>.</param>
/// <param name="Line">The line in it, from 1.</param>
/// <param name="Step">The chain, the rule's number in it and the rule.</param>
/// <param name="Origin">Why the rule is there; <see langword="null"/> in text from elsewhere.</param>
/// <param name="Conditions">Its conditions in the rule's order, comments left out; one at least doesn't hold.</param>
public sealed record ExplainedMiss(string FileName, int Line, WalkStep Step, Origin? Origin, ValueList<JudgedCondition> Conditions);
