namespace SgRules.Netfilter;

/// <summary>A rule: its conditions, what it does, and why it is there.</summary>
/// <remarks>Two rules are equal when conditions and target are; the origin is provenance, kept beside the text, and doesn't count.</remarks>
public sealed class Rule : IEquatable<Rule>
{
    // Found when it is first asked for; whoever else looks meanwhile finds the same.
    private RuleTraits _traits;

    private Rule(Origin origin, Target target, ValueList<Match> matches)
    {
        Origin = origin;
        Target = target;
        Matches = matches;
    }

    /// <summary>Why the rule is there.</summary>
    public Origin Origin { get; }

    /// <summary>What it does with a packet that meets all conditions.</summary>
    public Target Target { get; }

    /// <summary>Its conditions in canonical order.</summary>
    public ValueList<Match> Matches { get; }

    /// <summary>The words it was read from, if its canonical text has others; they are what is printed, so that a foreign rule stays as it is.</summary>
    internal string? Words { get; private init; }

    /// <summary>What can be asked about the rule without looking at its conditions again.</summary>
    internal RuleTraits Traits => _traits == RuleTraits.Unknown ? _traits = RuleTraitsOf.Rule(this) : _traits;

    /// <summary>Makes a rule.</summary>
    /// <param name="origin">Why it is there.</param>
    /// <param name="target">What it does.</param>
    /// <param name="matches">Its conditions; those that canonical text has first are put first, modules keep their order.</param>
    /// <returns>The rule.</returns>
    /// <exception cref="ArgumentException">A condition has no words that a restore tool takes, such as a prefix /0 or no connection state.</exception>
    public static Rule Create(Origin origin, Target target, params ReadOnlySpan<Match> matches)
    {
        ArgumentNullException.ThrowIfNull(origin);
        ArgumentNullException.ThrowIfNull(target);
        foreach (var match in matches)
        {
            if (!match.CanBeWritten)
            {
                throw new ArgumentException($"There are no words for the condition {match}.", nameof(matches));
            }
        }

        var ordered = matches.ToArray();
        for (var i = 1; i < ordered.Length; i++)
        {
            for (var j = i; j > 0 && ordered[j].Rank < ordered[j - 1].Rank; j--)
            {
                (ordered[j], ordered[j - 1]) = (ordered[j - 1], ordered[j]);
            }
        }

        return new Rule(origin, target, ValueList.Adopt(ordered));
    }

    /// <summary>The same rule, printed in the words it was read from.</summary>
    internal Rule WrittenAs(string words) => new(Origin, Target, Matches) { Words = words };

    /// <summary>Whether conditions and target are equal.</summary>
    /// <param name="other">The rule to compare with.</param>
    /// <returns><see langword="true"/> if they are.</returns>
    public bool Equals(Rule? other) => other is not null && (ReferenceEquals(this, other) || (Target == other.Target && Matches == other.Matches));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Rule);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Target, Matches);

    /// <summary>The rule as text, without its chain.</summary>
    /// <returns>For example <c>-s 203.0.113.19/32 -j DROP</c>.</returns>
    public override string ToString() => RuleText.ToString(this);
}
