using SgRules.Netfilter;
using SgRules.Policies;

namespace SgRules.Layouts;

/// <summary>The two gates of a policy by the names of their chains, which are the same in both families.</summary>
/// <param name="Number">Which policy of the host it is, from 0.</param>
/// <param name="Policy">The policy.</param>
/// <param name="ToSender">Goes to the sender gate.</param>
/// <param name="ToReceiver">Goes to the receiver gate.</param>
internal sealed record PolicyGate(int Number, InstancePolicy Policy, GotoTarget ToSender, GotoTarget ToReceiver);
