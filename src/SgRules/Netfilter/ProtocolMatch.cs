using SgRules.Addressing;

namespace SgRules.Netfilter;

/// <summary>The packet is of a protocol: <c>-p</c>.</summary>
/// <param name="Protocol">The protocol; every protocol is not written, so a rule has none.</param>
public sealed record ProtocolMatch(Protocol Protocol) : NegatableMatch
{
    internal override int Rank => 4;

    internal override bool CanBeWritten => !Protocol.IsAll;
}
