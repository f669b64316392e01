namespace SgRules.Addressing;

/// <summary>The ways of a packet through a host.</summary>
public enum PassageKind
{
    /// <summary>From a port of a bridge to another port of it.</summary>
    Bridged,

    /// <summary>From one interface to another by the host's routing; with bridge ports, also a hairpin by the bridge's own MAC.</summary>
    Routed,

    /// <summary>To the host itself.</summary>
    ToHost,

    /// <summary>From the host itself.</summary>
    FromHost,
}
