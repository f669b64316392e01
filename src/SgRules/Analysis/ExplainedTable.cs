using SgRules.Addressing;
using SgRules.Netfilter;
using SgRules.Policies;

namespace SgRules.Analysis;

/// <summary>The rules for packets of one family, or for frames, ready to be walked, and where they stand.</summary>
internal sealed class ExplainedTable<T>
    where T : class
{
    private readonly Func<T, Passage, Walk> _walk;

    private readonly Func<ChainName, int, int> _lineOf;

    private readonly string _fileName;

    public ExplainedTable(string fileName, Func<T, Passage, Walk> walk, Func<ChainName, int, int> lineOf)
    {
        _fileName = fileName;
        _walk = walk;
        _lineOf = lineOf;
    }

    /// <summary>What stands beside the table and isn't judged, a sentence; <see langword="null"/> if nothing does.</summary>
    public string? Beside { get; init; }

    /// <summary>Why it can't be said that what the table lets through passes, a sentence; <see langword="null"/> if it does.</summary>
    public string? Behind { get; init; }

    /// <summary>Whether the table is of our own, so that its rules say why they are there.</summary>
    public bool HasOrigins { get; init; }

    /// <summary>Explains what the rules do; what the model says is given.</summary>
    public Explanation Explain(T traffic, Passage passage, Decision decision, IEnumerable<string> notes)
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
            Notes = [.. notes, .. Beside is { } beside ? [beside] : Array.Empty<string>()],
        };
    }

    private ExplainedStep Locate(WalkStep step) =>
        new(_fileName, _lineOf(step.Chain, step.Number), step, HasOrigins ? step.Rule?.Origin : null);
}
