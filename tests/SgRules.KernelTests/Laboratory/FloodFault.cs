namespace SgRules.Laboratory;

/// <summary>A frame of a flood that was lost, or that arrived though it must not, or twice.</summary>
/// <param name="Frame">The frame.</param>
/// <param name="Round">The round of the flood, from 1.</param>
/// <param name="Arrivals">How many arrived of the one that was sent.</param>
/// <param name="Moment">What was going on when it was sent.</param>
internal sealed record FloodFault(FloodFrame Frame, int Round, int Arrivals, string Moment)
{
    public override string ToString() => FormattableString.Invariant($"{Frame}: {Arrivals} arrived in round {Round}, {Moment}");
}
