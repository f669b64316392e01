using SgRules.Addressing;

namespace SgRules.Frames;

/// <summary>What the kernel can say of some packets' connection.</summary>
/// <param name="What">Which packets, in a few words.</param>
/// <param name="Applies">Whether a packet is one of them.</param>
/// <param name="States">The states that it can be in, the likeliest first; none if it can't be sent.</param>
/// <param name="Why">Why it can't be in the others.</param>
internal sealed record TrackingRule(string What, Func<Packet, bool> Applies, ValueList<ConnectionState> States, string Why)
{
    public override string ToString() => What;
}
