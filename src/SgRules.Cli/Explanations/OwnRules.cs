using SgRules.Analysis;
using SgRules.Netfilter;

namespace SgRules.Cli.Explanations;

/// <summary>What the model's own rules do with a packet or frame, to hold against those that are loaded.</summary>
/// <param name="Explanation">Its way through them.</param>
/// <param name="Chains">The chains that are theirs alone.</param>
internal sealed record OwnRules(Explanation Explanation, IReadOnlySet<ChainName> Chains)
{
    /// <summary>Whether the rule that decides among them decides among the loaded ones too; another number in its chain makes no other rule.</summary>
    public bool DecideAs(Explanation loaded)
    {
        var (own, other) = (Explanation.Path[^1].Step, loaded.Path.IsEmpty ? null : loaded.Path[^1].Step);
        return own.Chain == other?.Chain && Equals(own.Rule, other.Rule);
    }

    /// <summary>Whether it is sent to any of them among the loaded ones, or there is none.</summary>
    public bool AreMetBy(Explanation loaded) => Chains.Count == 0 || loaded.Path.Any(step => Chains.Contains(step.Step.Chain) || (step.Step.Rule?.Target is JumpTarget { Chain: var callee } && Chains.Contains(callee)));
}
