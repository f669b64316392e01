namespace SgRules.Netfilter;

/// <summary>The packet's state in connection tracking: <c>-m conntrack --ctstate</c>.</summary>
/// <param name="States">The states, at least one.</param>
public sealed record ConntrackMatch(ConntrackStates States) : NegatableMatch
{
    internal override bool CanBeWritten => States > ConntrackStates.None && (int)States < 2 * (int)ConntrackStates.Untracked;
}
