namespace SgRules.Analysis;

/// <summary>A finding of lint: what it says, and the groups and rules that it is about by name, whatever place they have in the model.</summary>
/// <param name="Diagnostic">Code, severity, place and words; the related places are those of the blockers, or of the rules and groups that take part.</param>
/// <param name="Group">The identifier of the group.</param>
public sealed record LintFinding(Diagnostic Diagnostic, string Group)
{
    /// <summary>The identities of the rules that it is about, one for each of their peers; none where it is about the group.</summary>
    public ValueList<string> Rules { get; init; }

    /// <summary>Of a rule that never matters, those that together allow all that it allows: as few as are needed, by place.</summary>
    public ValueList<RuleReference> Blockers { get; init; }
}
