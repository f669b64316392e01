namespace SgRules.Policies;

/// <summary>What a port of a bridge is (contract 3).</summary>
internal enum PortRole
{
    /// <summary>Anything that the zone doesn't name.</summary>
    Unknown,

    /// <summary>A port that leads out of the host.</summary>
    Uplink,

    /// <summary>A NIC of a system VM.</summary>
    System,

    /// <summary>A NIC of a Running instance.</summary>
    Guest,
}
