namespace SgRules.Validation;

/// <summary>Collects what checkers find.</summary>
internal sealed class Findings
{
    private readonly List<(Place Place, Diagnostic Diagnostic)> _found = [];

    /// <summary>Adds a finding.</summary>
    /// <param name="kind">Its kind.</param>
    /// <param name="place">Where; for two places the later one.</param>
    /// <param name="message">What is wrong there and what to do.</param>
    /// <param name="related">The other places that take part.</param>
    public void Add(DiagnosticDescriptor kind, Place place, FindingMessage message, params ReadOnlySpan<Place> related)
    {
        var paths = new string[related.Length];
        for (var i = 0; i < paths.Length; i++)
        {
            paths[i] = related[i].ToString();
        }

        var diagnostic = kind.At(place.ToString(), message.ToString()) with { RelatedPaths = ValueList.Adopt(paths) };
        _found.Add((place, diagnostic));
    }

    /// <summary>Everything found, by top-level element in the model's order; of one element as it was added.</summary>
    public ValueList<Diagnostic> InModelOrder() =>
        _found.OrderBy(finding => finding.Place.Section).ThenBy(finding => finding.Place.Element).Select(finding => finding.Diagnostic).ToValueList();
}
