using System.Globalization;

namespace SgRules.Netfilter;

/// <summary>Why a walk can't go on, as a sentence that names the rule.</summary>
internal static class WalkObstacle
{
    public static string OfMatches(WalkStep step, MatchTest test, SetDirectory sets) => Sentence(
        step,
        string.Join(", and ", step.Rule!.Matches.ToImmutableArray().Where(match => test.Of(match) == Truth.Unknown).Select(match => OfMatch(match, sets))));

    public static string OfTarget(WalkStep step, string target) => Sentence(step, $"it isn't known what target {target} does with a packet");

    public static string OfMissingChain(WalkStep step, ChainName chain) => Sentence(step, $"there is no chain {chain}");

    public static string OfBuiltInChain(WalkStep step, ChainName chain) => Sentence(step, $"no rule can go to {chain}, which is built in");

    public static string OfDepth(WalkStep step, int chains) =>
        Sentence(step, string.Create(CultureInfo.InvariantCulture, $"it leads beyond {chains} chains on one path, gotos and the built-in chain counted, which is all that nft takes"));

    public static string OfLength(WalkStep step, int entries) =>
        Sentence(step, string.Create(CultureInfo.InvariantCulture, $"it comes after {entries} jumps and gotos, and no more are followed"));

    private static string OfMatch(Match match, SetDirectory sets) => match switch
    {
        OpaqueMatch { Text: var text } => $"it isn't known when '{text}' holds",
        SetMatch { Set: var set } => sets.IsForeign(set) ? $"it isn't known what set {set} holds" : $"there is no set {set}",
        _ => "the ports of such a packet aren't known",
    };

    private static string Sentence(WalkStep step, string reason) =>
        string.Create(CultureInfo.InvariantCulture, $"Rule {step.Number} of chain {step.Chain} can't be judged: {reason}.");
}
