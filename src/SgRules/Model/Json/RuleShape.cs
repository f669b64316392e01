namespace SgRules.Model;

/// <summary>Which further fields a rule's protocol asks for.</summary>
internal enum RuleShape
{
    /// <summary>A whole protocol, or all of them: none.</summary>
    Whole,

    /// <summary>The words <c>tcp</c> and <c>udp</c>: both ports.</summary>
    Ports,

    /// <summary>The words <c>icmp</c> and <c>icmpv6</c>: type and code.</summary>
    Icmp,

    /// <summary>The protocol couldn't be read; nothing is said about the other fields.</summary>
    Unknown,
}
