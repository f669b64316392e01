namespace SgRules.Analysis;

/// <summary>The frames of one port that one hook lets through, at three moments.</summary>
internal sealed class FramePart
{
    public FramePart(Diagram old, Diagram now, Diagram @new, FrameSpace space)
    {
        (Old, Now, New) = (old, now, @new);
        var diagrams = space.Diagrams;
        var (gained, more) = (diagrams.Combine(Operation.Minus, now, old), diagrams.Combine(Operation.Minus, now, @new));
        HasGained = !gained.Is(Outcome.Drop);
        HasMore = !more.Is(Outcome.Drop);
        IsWrong = !diagrams.Combine(Operation.Intersect, gained, more).Is(Outcome.Drop)
            || !diagrams.Combine(Operation.Minus, diagrams.Combine(Operation.Intersect, old, @new), now).Is(Outcome.Drop);
    }

    public Diagram Old { get; }

    public Diagram Now { get; }

    public Diagram New { get; }

    public bool IsSame => Old == Now && Now == New;

    /// <summary>Whether frames pass that don't at the start.</summary>
    public bool HasGained { get; }

    /// <summary>Whether frames pass that don't at the end.</summary>
    public bool HasMore { get; }

    /// <summary>Whether frames pass that do at neither end, or don't that do at both.</summary>
    public bool IsWrong { get; }
}
