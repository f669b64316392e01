namespace SgRules;

/// <summary>Which release's rules a zone is held to.</summary>
public enum ZoneRules
{
    /// <summary>CloudStack 4.2, the seed's: security groups belong to a zone created with them, and all its guest networks are Shared and have them.</summary>
    CloudStack42,

    /// <summary>CloudStack 4.20: networks with security groups may stand beside others, also in a zone without the flag.</summary>
    CloudStack420,
}
