using SgRules.Addressing;

namespace SgRules.Netfilter;

/// <summary>Whether single conditions hold for one frame at one hook of its bridge.</summary>
/// <remarks>A port that a hook doesn't know has no name, so that only a negated demand on it holds.</remarks>
internal readonly struct FrameTest(Frame frame, string? inPort, string? outPort) : IMatchTest
{
    /// <summary>Whether the frame goes out by a port here, but nobody has said by which.</summary>
    public bool HasUntoldOutPort { get; init; }

    public Truth Of(Match match) => match switch
    {
        FrameTypeMatch { Type: var type } of => Answer(type == frame.Type, of),
        FrameAddressMatch { Side: var side, Address: var address } of => Answer(address == (side == PacketSide.Source ? frame.Source : frame.Destination), of),
        FramePortMatch { Side: PacketSide.Source, Device: var device } of => Answer(device.Matches(inPort), of),
        FramePortMatch { Device: var device } of => HasUntoldOutPort ? Truth.Unknown : Answer(device.Matches(outPort), of),
        FrameMatch { NeedsArp: true } of => frame.Arp is { } message ? OfMessage(of, message) : Truth.No,
        _ => Truth.Unknown,
    };

    public string ReasonOf(Match match) => match is OpaqueMatch opaque ? WalkObstacle.OfOpaque(opaque) : "the port that the frame goes out by isn't known";

    private static Truth OfMessage(FrameMatch match, ArpMessage message) => match switch
    {
        ArpOperationMatch { Operation: var operation } => Answer(operation == message.Operation, match),
        ArpAddressMatch { Side: var side, Addresses: var addresses } => Answer(addresses.Contains(side == PacketSide.Source ? message.Sender : message.Target), match),
        ArpMacMatch { Side: var side, Address: var address } => Answer(address == (side == PacketSide.Source ? message.SenderMac : message.TargetMac), match),
        _ => Truth.Unknown,
    };

    private static Truth Answer(bool holds, FrameMatch match) => holds != match.IsNegated ? Truth.Yes : Truth.No;
}
