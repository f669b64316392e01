using SgRules.Model;
using SgRules.Policies;

namespace SgRules.Analysis;

/// <summary>What is compared: one direction of instances with the same two policies, for one kind of change.</summary>
internal sealed record PairChange(PolicyPair Pair, ValueList<string> Instances, Direction Direction, ChangeKind Kind)
{
    /// <summary>Whether what changed does not pass on the new side.</summary>
    public bool IsClosedNew => Kind == ChangeKind.Denied;

    /// <summary>The policy that doesn't let pass what changed.</summary>
    public InstancePolicy Closed => IsClosedNew ? Pair.New : Pair.Old;
}
