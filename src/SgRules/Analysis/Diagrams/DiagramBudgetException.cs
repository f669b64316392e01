namespace SgRules.Analysis;

/// <summary>A space has as many diagrams as it may. Whoever made the space catches it and says where it ended; it never leaves the library.</summary>
#pragma warning disable CA1064 // It is caught where the space was made.
internal sealed class DiagramBudgetException(int limit)
    : Exception(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"More than {limit} nodes of a diagram are needed."))
{
    public int Limit { get; } = limit;
}
