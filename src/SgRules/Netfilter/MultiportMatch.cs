using SgRules.Addressing;

namespace SgRules.Netfilter;

/// <summary>The source or destination port of a packet: <c>-m multiport</c>.</summary>
/// <remarks>UDP ports are written this way and not with <c>-m udp</c>, which asks the host for all its addresses for each port loaded (facts: kernel, section 0, fact 3).</remarks>
/// <param name="Side">Whose ports.</param>
/// <param name="Ports">The ports, at most fifteen of which a range takes two, in the order written.</param>
public sealed record MultiportMatch(PacketSide Side, ValueList<PortRange> Ports) : NegatableMatch;
