using SgRules.Model;

namespace SgRules.Policies;

/// <summary>What may enter an instance, and the end of the way to any other port (contract 3.4, 3.6, 3.9 to 3.13).</summary>
internal sealed class ReceiverGate(GroupRules rules)
{
    public Answer Ask(Crossing crossing)
    {
        // 3.11 To an uplink or system port: accepted once the sender gate is passed.
        if (crossing.Receiver.IsTrusted)
        {
            return Answer.Accepted("3.11", $"{crossing.Receiver} receives everything that may be sent");
        }

        return AlwaysReceived(crossing) is var always && always != Answer.Silent ? always : IngressRules(crossing);
    }

    /// <summary>3.4 <i>DHCP</i>, 3.6 <i>ICMPv6 that IPv6 needs</i>; what an unknown port receives is of these.</summary>
    private static Answer AlwaysReceived(Crossing crossing)
    {
        if (DhcpMessages.IsReply(crossing.Packet) && crossing.Sender.IsTrusted)
        {
            return Answer.Accepted("3.4", $"DHCP replies from {crossing.Sender} are always received");
        }

        return DiscoveryMessages.IsAlwaysReceived(crossing.Packet, crossing.Sender)
            ? Answer.Accepted("3.6", "the ICMPv6 that IPv6 needs is always received")
            : Answer.Silent;
    }

    /// <summary>3.9 <i>Receiver gate</i>: at least one ingress rule of the union of the groups. 3.10: only it accepts.</summary>
    private Answer IngressRules(Crossing crossing)
    {
        if (crossing.Receiver.Guest is not { Policy.Groups: var groups })
        {
            throw new System.Diagnostics.UnreachableException("An unknown port receives nothing else.");
        }

        if (groups.IsEmpty)
        {
            return Answer.Dropped("3.13", $"{crossing.Receiver} has no group, so nothing may enter");
        }

        return rules.FirstMatch(groups, Direction.Ingress, crossing.Packet) is { } rule
            ? new Answer(rule, Ruling.Accepted)
            : Answer.Dropped("3.9", $"no ingress rule matches in the groups of {crossing.Receiver}: {string.Join(", ", groups.ToImmutableArray())}");
    }
}
