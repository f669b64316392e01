namespace SgRules.Netfilter;

/// <summary>The packet's state in connection tracking, in the older words: <c>-m state --state</c>. Means the same as <see cref="ConntrackMatch"/>.</summary>
/// <param name="States">The states, at least one.</param>
public sealed record StateMatch(ConntrackStates States) : NegatableMatch
{
    internal override bool CanBeWritten => States > ConntrackStates.None && (int)States < 2 * (int)ConntrackStates.Untracked;
}
