namespace SgRules.Netfilter;

/// <summary>What an ARP message is: <c>--arp-op</c>.</summary>
/// <param name="Operation">The operation, for example <see cref="Addressing.ArpMessage.Request"/>.</param>
public sealed record ArpOperationMatch(ushort Operation) : FrameMatch
{
    internal override bool NeedsArp => true;
}
