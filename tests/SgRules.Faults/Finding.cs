namespace SgRules.Faults;

/// <summary>What became of a fault.</summary>
/// <param name="Fault">The fault; <see langword="null"/> for the control, the source as it is.</param>
/// <param name="FailedTests">The tests that failed, in byte order.</param>
/// <param name="Trouble">Why nothing can be said, or <see langword="null"/>.</param>
internal sealed record Finding(Fault? Fault, IReadOnlyList<string> FailedTests, string? Trouble)
{
    /// <summary>Whether it is as it should be: a fault is noticed, and the source without one is not.</summary>
    public bool IsGood => Trouble is null && FailedTests.Count > 0 == Fault is not null
        && (Fault?.Witness is not { } witness || FailedTests.Any(test => test.Contains(witness, StringComparison.Ordinal)));

    /// <summary>The finding as a row of the table.</summary>
    public string ToRow()
    {
        var name = Fault?.Name ?? "none (control)";
        var tests = FailedTests.Count == 0 ? "no test" : string.Join(", ", FailedTests.OrderBy(test => Fault?.Witness is not { } witness || !test.Contains(witness, StringComparison.Ordinal)).Take(3));
        var more = FailedTests.Count > 3 ? FormattableString.Invariant($" and {FailedTests.Count - 3} more") : string.Empty;
        return $"| {(IsGood ? "ok" : "**WRONG**")} | {name} | {Trouble ?? tests + more} |";
    }
}
