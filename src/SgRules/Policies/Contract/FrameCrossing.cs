using SgRules.Addressing;

namespace SgRules.Policies;

/// <summary>One copy of a frame that comes in by a port of a bridge: what a decision of 3.16 is about.</summary>
/// <param name="Frame">The frame.</param>
/// <param name="Sender">The port it came in by.</param>
/// <param name="Receiver">The port this copy goes out by; <see langword="null"/> if the host takes it, for itself or to route what it carries.</param>
internal sealed record FrameCrossing(Frame Frame, BridgePort Sender, BridgePort? Receiver);
