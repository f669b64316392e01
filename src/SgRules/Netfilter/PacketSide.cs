namespace SgRules.Netfilter;

/// <summary>Which end of a packet a condition looks at.</summary>
public enum PacketSide
{
    /// <summary>Where it comes from.</summary>
    Source,

    /// <summary>Where it goes.</summary>
    Destination,
}
