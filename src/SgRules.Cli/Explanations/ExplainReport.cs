namespace SgRules.Cli.Explanations;

/// <summary>Everything that is said of one packet or frame.</summary>
/// <param name="Model">What the model is called.</param>
/// <param name="Documents">The folder of the text that is really loaded; <see langword="null"/> if the model's own was explained.</param>
/// <param name="Trip">What it is, and its way.</param>
/// <param name="Hosts">What happens on it, passage by passage.</param>
internal sealed record ExplainReport(string Model, string? Documents, Trip Trip, IReadOnlyList<HostExplanation> Hosts)
{
    /// <summary>The worst of all passages: it arrives only if every one accepts it.</summary>
    public Verdict Verdict => Hosts.Select(host => host.Verdict).DefaultIfEmpty(Verdict.NotJudged).Max();

    /// <summary>The hosts whose verdict is the whole way's, each once.</summary>
    public IEnumerable<string> Deciding => Hosts.Where(host => host.Verdict == Verdict).Select(host => host.Host).Distinct(StringComparer.Ordinal);
}
