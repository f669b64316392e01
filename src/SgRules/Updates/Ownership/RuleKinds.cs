namespace SgRules.Updates;

/// <summary>The kinds of conditions that our layouts write, for telling our rules from others'.</summary>
[Flags]
internal enum RuleKinds
{
    None = 0,
    Source = 1,
    Destination = 1 << 1,
    Protocol = 1 << 2,
    SourcePorts = 1 << 3,
    DestinationPorts = 1 << 4,
    Transport = 1 << 5,
    Icmp = 1 << 6,
    HopLimit = 1 << 7,
    State = 1 << 8,
    Mac = 1 << 9,
    AuthenticationHeader = 1 << 10,
    Comment = 1 << 11,
    Set = 1 << 12,
    PortIn = 1 << 13,
    PortOut = 1 << 14,
    Bridged = 1 << 15,

    /// <summary>A condition that none of ours is: negated, opaque, or of another kind.</summary>
    Other = 1 << 16,
}
