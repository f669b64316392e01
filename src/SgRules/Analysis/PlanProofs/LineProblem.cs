namespace SgRules.Analysis;

/// <summary>Why a document isn't taken.</summary>
/// <param name="Line">The line of the document, from 1.</param>
/// <param name="Problem">A sentence without its full stop.</param>
internal sealed record LineProblem(int Line, string Problem);
