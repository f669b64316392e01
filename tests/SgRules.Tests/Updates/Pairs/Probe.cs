using SgRules.Addressing;

namespace SgRules.Updates;

/// <summary>A frame on its way through the host, and the packet in it, in some state of its connection; no packet where iptables sees none.</summary>
internal sealed record Probe(Packet? Packet, Frame Frame, Passage Passage)
{
    public override string ToString() => $"{(Packet is null ? Frame.ToString() : $"{Packet}, {Packet.State}, MAC {Passage.SourceMac}")}; {Passage}";
}
