using SgRules.Addressing;
using SgRules.Policies;

namespace SgRules.Cli.Explanations;

/// <summary>Everything that is said of one packet.</summary>
/// <param name="Model">What the model is called.</param>
/// <param name="Documents">The folder of the text that is really loaded; <see langword="null"/> if the model's own was explained.</param>
/// <param name="Journey">The packet's way.</param>
/// <param name="Packet">The packet.</param>
/// <param name="Hosts">What happens on it, passage by passage.</param>
internal sealed record ExplainReport(string Model, string? Documents, Journey Journey, Packet Packet, IReadOnlyList<HostExplanation> Hosts)
{
    /// <summary>What had to be assumed, a sentence each.</summary>
    public required ValueList<string> Notes { get; init; }

    /// <summary>The worst of all passages: a packet arrives only if every one accepts it.</summary>
    public Verdict Verdict => Hosts.Select(host => host.Verdict).DefaultIfEmpty(Verdict.NotJudged).Max();

    /// <summary>The hosts whose verdict is the whole way's, each once.</summary>
    public IEnumerable<string> Deciding => Hosts.Where(host => host.Verdict == Verdict).Select(host => host.Host).Distinct(StringComparer.Ordinal);
}
