using SgRules.Addressing;
using SgRules.Model;

namespace SgRules.Policies;

/// <summary>What an instance may send (contract 3.4, 3.5, 3.6, 3.8, 3.12, 3.13).</summary>
internal sealed class SenderGate(GroupRules rules, bool allowDns)
{
    private const ushort DnsPort = 53;

    public Answer Ask(Crossing crossing)
    {
        // 3.12 System VMs: no sender gate; nor have uplinks one.
        if (crossing.Sender.Guest is not { } guest)
        {
            return crossing.Sender.Role == PortRole.System ? Answer.Passed("3.12", $"{crossing.Sender} is a system VM's port") : Answer.Silent;
        }

        return AlwaysSent(crossing.Packet) is var always && always != Answer.Silent ? always : EgressRules(crossing, guest.Policy);
    }

    /// <summary>3.4 <i>DHCP</i>, 3.5 <i>DNS</i>, 3.6 <i>ICMPv6 that IPv6 needs</i>.</summary>
    private Answer AlwaysSent(Packet packet)
    {
        if (DhcpMessages.IsRequest(packet))
        {
            return Answer.Passed("3.4", "a guest may always send DHCP requests");
        }

        if (allowDns && packet.Protocol.HasPorts && packet.Payload.DestinationPort == DnsPort)
        {
            return Answer.Passed("3.5", "a guest may always send to port 53");
        }

        return DiscoveryMessages.IsAlwaysSent(packet) ? Answer.Passed("3.6", "a guest may always send the ICMPv6 that IPv6 needs") : Answer.Silent;
    }

    /// <summary>3.8 <i>Sender gate</i>: without an egress rule everything may leave, with one only what a rule names.</summary>
    private Answer EgressRules(Crossing crossing, InstancePolicy policy)
    {
        if (policy.Groups.IsEmpty)
        {
            return Answer.Passed("3.13", $"{crossing.Sender} has no group, so everything may leave");
        }

        if (!policy.RestrictsEgress)
        {
            return Answer.Passed("3.8", $"no group of {crossing.Sender} has an egress rule");
        }

        return rules.FirstMatch(policy.Groups, Direction.Egress, crossing.Packet) is { } rule
            ? new Answer(rule, null)
            : Answer.Dropped("3.8", $"no egress rule matches in the groups of {crossing.Sender}: {string.Join(", ", policy.Groups.ToImmutableArray())}");
    }
}
