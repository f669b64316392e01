using SgRules.Addressing;
using SgRules.Netfilter;
using SgRules.Policies;

namespace SgRules.Analysis;

/// <summary>The rules for packets of one family, or for frames, ready to be walked, and where they stand.</summary>
internal sealed class ExplainedTable<T>
    where T : class
{
    private readonly Func<T, Passage, Walk> _walk;

    private readonly Func<T, Passage, Func<Rule, bool>, MissedRule?> _nearest;

    private readonly Func<ChainName, int, int> _lineOf;

    private readonly string _fileName;

    public ExplainedTable(string fileName, Func<T, Passage, Walk> walk, Func<T, Passage, Func<Rule, bool>, MissedRule?> nearest, Func<ChainName, int, int> lineOf)
    {
        _fileName = fileName;
        _walk = walk;
        _nearest = nearest;
        _lineOf = lineOf;
    }

    /// <summary>What stands beside the table and isn't judged, a sentence; <see langword="null"/> if nothing does.</summary>
    public string? Beside { get; init; }

    /// <summary>Why it can't be said that what the table lets through passes, a sentence; <see langword="null"/> if it does.</summary>
    public string? Behind { get; init; }

    /// <summary>Whether the table is of our own, so that its rules say why they are there.</summary>
    public bool HasOrigins { get; init; }

    /// <summary>Explains what the rules do; what the model says is given.</summary>
    public Explanation Explain(T traffic, Passage passage, Decision decision, ValueList<ExplainedGate> closed, IEnumerable<string> notes)
    {
        var walk = _walk(traffic, passage);
        walk = Behind is not null && walk.Outcome == WalkOutcome.Accepted ? walk with { Outcome = WalkOutcome.Undecided, Obstacle = Behind } : walk;
        return new Explanation
        {
            Packet = traffic as Packet,
            Frame = traffic as Frame,
            Content = traffic is Frame frame && walk.Outcome != WalkOutcome.Dropped && passage.Kind == PassageKind.Bridged ? PassageNotes.OfContent(frame) : null,
            Passage = passage,
            Decision = decision,
            Outcome = walk.Outcome,
            Obstacle = walk.Obstacle,
            Path = walk.Path.ToImmutableArray().Select(Locate).ToValueList(),
            ClosedGates = closed,
            Missed = walk.Outcome == WalkOutcome.Dropped && _nearest(traffic, passage, IsThatOf(closed)) is { } missed ? Locate(missed) : null,
            Notes = [.. notes, .. Beside is { } beside ? [beside] : Array.Empty<string>()],
        };
    }

    // Among our own rules, the one that stands for the group rule that came nearest.
    private Func<Rule, bool> IsThatOf(ValueList<ExplainedGate> closed)
    {
        var subject = HasOrigins && closed is [{ Rule: { } identity, Group: var group }, ..] ? $"group {group}: {identity}" : null;
        return rule => subject is not null && rule.Origin.Subject.EndsWith(subject, StringComparison.Ordinal);
    }

    private ExplainedMiss Locate(MissedRule missed)
    {
        var step = Locate(missed.Step);
        return new(step.FileName, step.Line, step.Step, step.Origin, missed.Conditions);
    }

    private ExplainedStep Locate(WalkStep step) =>
        new(_fileName, _lineOf(step.Chain, step.Number), step, HasOrigins ? step.Rule?.Origin : null);
}
