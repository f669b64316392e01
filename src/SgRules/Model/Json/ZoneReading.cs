namespace SgRules.Model;

/// <summary>What <see cref="ZoneJson.Inspect"/> read: as much of a zone as the text has, and everything that is wrong with it.</summary>
/// <remarks>
/// With findings the zone is for looking at, not for compiling: a value that couldn't be read has its type's default, and an
/// element that couldn't be read keeps its place, so that positions in paths stay right.
/// </remarks>
/// <param name="Zone">The zone, or <see langword="null"/> when the text isn't JSON, isn't an object or is of another format.</param>
/// <param name="Diagnostics">The findings in the text's order, each with its line and column; empty when the zone is whole.</param>
public sealed record ZoneReading(Zone? Zone, ValueList<Diagnostic> Diagnostics);
