namespace SgRules.KernelBenchmarks;

/// <summary>The packets that are sent.</summary>
internal enum PacketKind
{
    /// <summary>From the uplink to the last instance, of a connection that both sides have spoken on.</summary>
    Established,

    /// <summary>From the uplink to the last instance, each its own connection, to a port that is open.</summary>
    NewAccepted,

    /// <summary>From the uplink to the last instance, each its own connection, to a port that no rule opens.</summary>
    NewDropped,

    /// <summary>From the last instance to the uplink, each its own connection.</summary>
    Egress,
}
