using SgRules.Addressing;

namespace SgRules.Netfilter;

/// <summary>The sender's or target's IPv4 address in an ARP message: <c>--arp-ip-src</c>, <c>--arp-ip-dst</c>.</summary>
/// <param name="Side">Source for the sender.</param>
/// <param name="Addresses">The addresses.</param>
public sealed record ArpAddressMatch(PacketSide Side, IPPrefix Addresses) : FrameMatch
{
    internal override int Rank => Side == PacketSide.Source ? ModuleRank + 1 : ModuleRank + 2;

    internal override bool CanBeWritten => Addresses.Family == IPFamily.IPv4 && !Addresses.IsAny;

    internal override bool NeedsArp => true;
}
