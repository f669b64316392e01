using SgRules.Addressing;

namespace SgRules.Policies;

/// <summary>What the state of a connection decides before the gates are asked (contract 3.7).</summary>
internal static class ConnectionGate
{
    /// <summary>3.7, 3.11, 3.12: between uplink and system ports everything passes; the state is not looked at.</summary>
    public static Answer BetweenTrustedPorts(Crossing crossing) => crossing is { Sender.IsTrusted: true, Receiver.IsTrusted: true }
        ? Answer.Accepted("3.11", $"nothing is asked between {crossing.Sender} and {crossing.Receiver}")
        : Answer.Silent;

    /// <summary>3.7 <i>State</i>: of a known connection, or invalid. An unknown port's control messages fail closed.</summary>
    public static Answer OfState(Crossing crossing) => crossing.Packet.State switch
    {
        ConnectionState.Invalid => Answer.Dropped("3.7", "connection tracking calls the packet INVALID"),
        ConnectionState.Established => Answer.Accepted("3.7", "the packet is of an ESTABLISHED connection"),
        ConnectionState.Related => Answer.Accepted("3.7", "the packet is RELATED to a known connection"),
        _ => Answer.Silent,
    };
}
