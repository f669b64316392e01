using SgRules.Addressing;

namespace SgRules.Updates;

/// <summary>
/// Connections that may not go on after a plan: those whose first packet - the original direction of conntrack's entry - lies in all of these ranges.
/// </summary>
/// <param name="Source">The addresses that began the connection.</param>
/// <param name="Destination">The addresses it was begun to, of the same family.</param>
/// <param name="Protocols">The protocol's number, 0 to 255, or several.</param>
public sealed record FlowBox(AddressRange Source, AddressRange Destination, NumberRange Protocols)
{
    /// <summary>Source ports of TCP, UDP and the like, or the types of ICMP messages; all of them where the protocol has neither or there are several protocols.</summary>
    public NumberRange First { get; init; } = NumberRange.AllPorts;

    /// <summary>Destination ports, or the codes of ICMP messages; all of them where the protocol has neither or there are several protocols.</summary>
    public NumberRange Second { get; init; } = NumberRange.AllPorts;

    /// <summary>The family of both ends.</summary>
    public IPFamily Family => Source.First.Family;
}
