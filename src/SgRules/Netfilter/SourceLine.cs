namespace SgRules.Netfilter;

/// <summary>A line of a document and why it is there.</summary>
/// <param name="FileName">The document's file, for example <c>iptables.restore</c>.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Origin">Why it is there.</param>
public readonly record struct SourceLine(string FileName, int Line, Origin Origin);
