using SgRules.Addressing;
using SgRules.Netfilter;

namespace SgRules.Analysis;

/// <summary>What two texts of a host's rules let through its bridges differently, for all packets in every connection state.</summary>
/// <remarks>
/// Between two ports rows are maximal: what they say of one pair isn't said again of another with the same sender or the same receiver where no more
/// changed; <see cref="LesserPairs"/> names those. Routed packets, tables other than filter and Ethernet rules aren't compared.
/// </remarks>
public sealed record TextDiff
{
    internal TextDiff()
    {
    }

    /// <summary>What the old text is called.</summary>
    public required string OldName { get; init; }

    /// <summary>What the new text is called.</summary>
    public required string NewName { get; init; }

    /// <summary>What changed, newly allowed first.</summary>
    public required ValueList<TextChange> Changes { get; init; }

    /// <summary>The pairs of ports for which no more changed than a row says of another pair, such as <c>+ IPv4 cloudbr0: vnet4 -> eth0</c>.</summary>
    public required ValueList<string> LesserPairs { get; init; }

    /// <summary>What couldn't be compared, a sentence each.</summary>
    public required ValueList<string> Undecided { get; init; }

    /// <summary>Whether a difference was found.</summary>
    public bool HasDifference => !Changes.IsEmpty;

    /// <summary>Whether all was compared.</summary>
    public bool IsDecided => Undecided.IsEmpty;

    /// <summary>Compares two texts that were read without findings.</summary>
    /// <param name="old">The text that is loaded.</param>
    /// <param name="new">The text that shall be.</param>
    /// <param name="options">Budgets; <see langword="null"/> for <see cref="TextDiffOptions.Default"/>.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    /// <returns>The difference.</returns>
    /// <exception cref="ArgumentNullException">A side is null.</exception>
    /// <exception cref="ArgumentException">A reading has findings, or is of the other family.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public static TextDiff Between(TextSide old, TextSide @new, TextDiffOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(old);
        ArgumentNullException.ThrowIfNull(@new);
        var log = new TextDiffLog();
        foreach (var family in new[] { IPFamily.IPv4, IPFamily.IPv6 })
        {
            new TextComparison(TableOf(old, family), TableOf(@new, family), options ?? TextDiffOptions.Default, log).Compare(cancellationToken);
        }

        return log.ToDiff(old.Name, @new.Name);
    }

    /// <summary>The difference for people, <c>diff.txt</c>.</summary>
    /// <param name="limit">How many rows are written, at least 0; the others are counted.</param>
    /// <returns>The text.</returns>
    public Document TextFor(int limit = 1000) => new("diff.txt", output => TextDiffText.Write(output, this, limit));

    private static TextTable TableOf(TextSide side, IPFamily family)
    {
        var reading = family == IPFamily.IPv4 ? side.IPv4 : side.IPv6;
        return side.Sets.Diagnostics.IsEmpty && reading.Table is { } table && table.Family == family
            ? new TextTable(table, side.Sets, reading)
            : throw new ArgumentException($"The {family} text of {side.Name} was not read, or is of the other family.", nameof(side));
    }
}
