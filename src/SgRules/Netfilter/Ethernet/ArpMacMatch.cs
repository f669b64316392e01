using SgRules.Addressing;

namespace SgRules.Netfilter;

/// <summary>The sender's or target's Ethernet address in an ARP message: <c>--arp-mac-src</c>, <c>--arp-mac-dst</c>.</summary>
/// <param name="Side">Source for the sender.</param>
/// <param name="Address">The address.</param>
public sealed record ArpMacMatch(PacketSide Side, MacAddress Address) : FrameMatch
{
    internal override int Rank => Side == PacketSide.Source ? ModuleRank + 3 : ModuleRank + 4;

    internal override bool NeedsArp => true;
}
