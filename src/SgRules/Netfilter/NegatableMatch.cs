namespace SgRules.Netfilter;

/// <summary>A condition that can be turned round: <c>! -s 10.0.0.0/8</c>.</summary>
public abstract record NegatableMatch : Match
{
    private protected NegatableMatch()
    {
    }

    /// <summary>Whether it holds when what it names doesn't. A negated port or message still needs its protocol.</summary>
    public bool IsNegated { get; init; }

    /// <inheritdoc cref="Match.Equals(Match)"/>
    public virtual bool Equals(NegatableMatch? other) => other is not null && IsNegated == other.IsNegated;

    /// <inheritdoc/>
    public override int GetHashCode() => IsNegated ? 1 : 0;
}
