namespace SgRules.Analysis;

/// <summary>A rule of a course.</summary>
/// <param name="Side">The end that it tells apart: <see cref="Side.Sender"/> or <see cref="Side.Receiver"/>.</param>
/// <param name="Rule">The rule; null for the table's policy.</param>
internal sealed record CourseItem(Side Side, SymbolicRule? Rule);
