using SgRules.Netfilter;

namespace SgRules.Cli.Compiling;

/// <summary>What became of a host.</summary>
/// <param name="Host">Its name.</param>
/// <param name="Result">What its compilation says; the rules are gone by then.</param>
/// <param name="Preconditions">What the host must have.</param>
/// <param name="Finish">What is left to do to have it written; <see langword="null"/> if an error stands in its way.</param>
internal sealed record HostOutcome(string Host, CompileResult Result, ValueList<Precondition> Preconditions, Action? Finish);
