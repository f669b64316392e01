using SgRules.Addressing;

namespace SgRules.Policies;

/// <summary>One copy of a packet that a bridge forwards from one of its ports to another: what a decision is about (contract 3).</summary>
/// <param name="Packet">The packet.</param>
/// <param name="SourceMac">The frame's source address.</param>
/// <param name="Sender">The port it came in by.</param>
/// <param name="Receiver">The port this copy goes out by.</param>
internal sealed record Crossing(Packet Packet, MacAddress SourceMac, BridgePort Sender, BridgePort Receiver);
