namespace SgRules.Policies;

/// <summary>What every NIC of one host may send and receive: groups resolved, families split, each list in a fixed order.</summary>
/// <remarks>It depends on the zone's content only, never on the order of its collections.</remarks>
public sealed record HostPolicy
{
    /// <summary>The host's name.</summary>
    public required string Host { get; init; }

    /// <summary>Whether guests may always send to port 53 (contract 3.5).</summary>
    public required bool AllowDns { get; init; }

    /// <summary>The bridges that carry networks with security groups, by name.</summary>
    public required ValueList<BridgePolicy> Bridges { get; init; }

    /// <summary>The groups that instances of the host are in, by identifier.</summary>
    public required ValueList<GroupPolicy> Groups { get; init; }

    /// <summary>The groups that rules of those name as peers, by identifier.</summary>
    public required ValueList<PeerGroup> Peers { get; init; }
}
