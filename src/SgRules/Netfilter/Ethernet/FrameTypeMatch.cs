using SgRules.Addressing;

namespace SgRules.Netfilter;

/// <summary>The frame is of a type: <c>-p</c>.</summary>
/// <param name="Type">The type.</param>
public sealed record FrameTypeMatch(EtherType Type) : FrameMatch
{
    internal override int Rank => 0;

    internal override bool CanBeWritten => EtherTypeNames.CanBeWritten(Type);
}
