using System.Collections.Immutable;

namespace SgRules.Analysis;

/// <summary>The rules, of one end or the other, that some packets meet one after the other on their way through FORWARD.</summary>
/// <param name="Senders">The packets, in the space of senders.</param>
/// <param name="Receivers">The same packets, in the space of receivers.</param>
/// <param name="Items">The rules; behind the last one is the table's policy.</param>
internal sealed record Course(Diagram Senders, Diagram Receivers, ImmutableList<CourseItem> Items);
