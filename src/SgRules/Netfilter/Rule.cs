namespace SgRules.Netfilter;

/// <summary>A rule: its conditions, what it does, and why it is there.</summary>
/// <remarks>Two rules are equal when conditions and target are; the origin is provenance, kept beside the text, and doesn't count.</remarks>
public sealed class Rule : IEquatable<Rule>
{
    private Rule(Origin origin, Target target, ValueList<Match> matches, RuleTraits traits)
    {
        Origin = origin;
        Target = target;
        Matches = matches;
        Traits = traits;
    }

    /// <summary>Why the rule is there.</summary>
    public Origin Origin { get; }

    /// <summary>What it does with a packet that meets all conditions.</summary>
    public Target Target { get; }

    /// <summary>Its conditions in canonical order.</summary>
    public ValueList<Match> Matches { get; }

    /// <summary>
    /// Its text as it stands behind its chain's name, if it carries it: what a foreign rule was read from, so that it stays as it is;
    /// or what <see cref="WithText"/> rendered.
    /// </summary>
    internal byte[]? Utf8 { get; private init; }

    /// <summary>Whether it is printed in the words it was read from, its canonical text being others.</summary>
    internal bool HasForeignText => (Traits & RuleTraits.HasForeignText) != RuleTraits.None;

    /// <summary>What its conditions and its target say of it.</summary>
    internal RuleTraits Traits { get; }

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
        return Adopt(origin, target, matches.ToArray());
    }

    /// <summary>Makes a rule of an array that the caller doesn't touch again.</summary>
    internal static Rule Adopt(Origin origin, Target target, Match[] matches)
    {
        var traits = target.Traits;
        for (var i = 0; i < matches.Length; i++)
        {
            if (!matches[i].CanBeWritten)
            {
                throw new ArgumentException($"There are no words for the condition {matches[i]}.", nameof(matches));
            }

            traits |= matches[i].Traits;
            MoveUp(matches, i);
        }

        return new Rule(origin, target, ValueList.Adopt(matches), traits);
    }

    // Sorts by insertion, which keeps the order of equals: they are few, and mostly in order.
    private static void MoveUp(Match[] matches, int i)
    {
        var match = matches[i];
        var rank = match.Rank;
        for (; i > 0 && rank < matches[i - 1].Rank; i--)
        {
            matches[i] = matches[i - 1];
        }

        matches[i] = match;
    }

    /// <summary>The same rule, printed in the words it was read from.</summary>
    /// <param name="utf8">The words as they stand behind the chain's name, a blank before each.</param>
    internal Rule WrittenAs(byte[] utf8) => new(Origin, Target, Matches, Traits | RuleTraits.HasForeignText) { Utf8 = utf8 };

    /// <summary>The same rule, carrying its text: for one that stands in many chains, so that it is rendered once.</summary>
    internal Rule WithText() => Utf8 is null ? new(Origin, Target, Matches, Traits) { Utf8 = RuleText.Utf8(this) } : this;

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
