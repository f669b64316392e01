using System.Globalization;

namespace SgRules.Netfilter;

/// <summary>Why a walk can't go on, as a sentence that names the rule.</summary>
internal static class WalkObstacle
{
    public static string OfMatches(WalkStep step, IMatchTest test) => Sentence(
        step,
        string.Join(", and ", step.Rule!.Matches.ToImmutableArray().Where(match => test.Of(match) == Truth.Unknown).Select(test.ReasonOf)));

    /// <summary>Why an opaque condition can't be judged, as the rest of a sentence.</summary>
    public static string OfOpaque(OpaqueMatch match) => $"it isn't known when '{match.Text}' holds";

    public static string OfTarget(WalkStep step, string target) => Sentence(step, $"it isn't known what target {target} does with a packet");

    public static string OfMissingChain(WalkStep step, ChainName chain) => Sentence(step, $"there is no chain {chain}");

    public static string OfBuiltInChain(WalkStep step, ChainName chain) => Sentence(step, $"no rule can go to {chain}, which is built in");

    public static string OfDepth(WalkStep step, int chains) =>
        Sentence(step, string.Create(CultureInfo.InvariantCulture, $"it leads beyond {chains} chains on one path, gotos and the built-in chain counted, which is all that nft takes"));

    public static string OfLength(WalkStep step, int entries) =>
        Sentence(step, string.Create(CultureInfo.InvariantCulture, $"it comes after {entries} jumps and gotos, and no more are followed"));

    private static string Sentence(WalkStep step, string reason) =>
        string.Create(CultureInfo.InvariantCulture, $"Rule {step.Number} of chain {step.Chain} can't be judged: {reason}.");
}
