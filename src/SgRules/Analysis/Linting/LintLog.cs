using System.Globalization;

namespace SgRules.Analysis;

/// <summary>Collects what lint finds.</summary>
internal sealed class LintLog
{
    private readonly List<(RulePlace Place, LintFinding Finding)> _found = [];
    private LintedGroup? _at;

    /// <summary>Adds a finding.</summary>
    /// <param name="kind">Its kind.</param>
    /// <param name="place">Where.</param>
    /// <param name="group">The group that it is about.</param>
    /// <param name="message">What is found and what to do.</param>
    /// <param name="rules">The identities of the rules that it is about.</param>
    /// <param name="related">The other places that take part.</param>
    public void Add(DiagnosticDescriptor kind, RulePlace place, LintedGroup group, string message, ValueList<string> rules = default, ValueList<string> related = default) =>
        _found.Add((place, new LintFinding(kind.At(place.ToString(), message) with { RelatedPaths = related }, group.Id) { Rules = rules }));

    /// <summary>Adds a finding about a rule that never matters.</summary>
    public void Add(DiagnosticDescriptor kind, RulePlace place, LintedGroup group, string message, ValueList<string> rules, ValueList<RuleReference> blockers)
    {
        var paths = blockers.Select(blocker => blocker.Path).Distinct(StringComparer.Ordinal).ToValueList();
        _found.Add((place, new LintFinding(kind.At(place.ToString(), message) with { RelatedPaths = paths }, group.Id) { Rules = rules, Blockers = blockers }));
    }

    /// <summary>Says which group is looked at, for when the budget runs out.</summary>
    public void LookAt(LintedGroup group) => _at = group;

    /// <summary>Adds that the budget ran out at the group that is looked at.</summary>
    public void AddIncomplete(int budget)
    {
        if (_at is { } group)
        {
            Add(LintFindings.Incomplete, group.Place, group, string.Create(CultureInfo.InvariantCulture, $"At group '{group.Id}' more than {budget} nodes of a diagram were needed, so it isn't said which rules never matter, nor all that is wrong with egress. Raise LintOptions.NodeBudget, or split the group."));
        }
    }

    /// <summary>Everything found, by place in the model and then by code.</summary>
    public ValueList<LintFinding> InModelOrder() => _found
        .OrderBy(found => found.Place, RulePlace.Order)
        .ThenBy(found => found.Finding.Diagnostic.Code, StringComparer.Ordinal)
        .Select(found => found.Finding)
        .ToValueList();
}
