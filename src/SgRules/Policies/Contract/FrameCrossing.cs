using SgRules.Addressing;

namespace SgRules.Policies;

/// <summary>One copy of a frame that a bridge forwards from one of its ports to another: what a decision of 3.16 is about.</summary>
/// <param name="Frame">The frame.</param>
/// <param name="Sender">The port it came in by.</param>
/// <param name="Receiver">The port this copy goes out by.</param>
internal sealed record FrameCrossing(Frame Frame, BridgePort Sender, BridgePort Receiver);
