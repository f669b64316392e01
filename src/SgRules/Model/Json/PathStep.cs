namespace SgRules.Model;

/// <summary>One step of a path: a property by its name, or an element by its position.</summary>
internal readonly record struct PathStep(string? Name, int Index);
