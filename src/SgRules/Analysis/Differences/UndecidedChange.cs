using SgRules.Model;

namespace SgRules.Analysis;

/// <summary>What could not be compared: it may or may not have changed.</summary>
/// <param name="Direction">Which way, as seen from the instances.</param>
/// <param name="Instances">The instances, in byte order.</param>
/// <param name="Reason">Why, a sentence that says what to do.</param>
public sealed record UndecidedChange(Direction Direction, ValueList<string> Instances, string Reason);
