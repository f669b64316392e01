namespace SgRules.Netfilter;

/// <summary>The bridge port that the frame comes in by, <c>-i</c>, or goes out by, <c>-o</c>.</summary>
/// <param name="Side">Source for the port it comes in by, destination for the other.</param>
/// <param name="Device">The port's device.</param>
public sealed record FramePortMatch(PacketSide Side, DevicePattern Device) : FrameMatch
{
    internal override int Rank => Side == PacketSide.Source ? 3 : 4;

    internal override bool CanBeWritten => Device.Name.Length > 0;
}
