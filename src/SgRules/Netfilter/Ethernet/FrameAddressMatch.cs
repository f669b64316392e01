using SgRules.Addressing;

namespace SgRules.Netfilter;

/// <summary>The frame's source or destination address: <c>-s</c>, <c>-d</c>.</summary>
/// <param name="Side">Which of the two.</param>
/// <param name="Address">The address.</param>
public sealed record FrameAddressMatch(PacketSide Side, MacAddress Address) : FrameMatch
{
    internal override int Rank => Side == PacketSide.Source ? 1 : 2;
}
