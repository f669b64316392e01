namespace SgRules.Analysis;

/// <summary>What of a frame the rules of ebtables can ask, its ports aside, in the order of the diagrams' levels.</summary>
internal enum FrameField
{
    /// <summary>The type's number.</summary>
    Type,

    /// <summary>The source address: a number of <see cref="MacClasses"/>.</summary>
    Source,

    /// <summary>The destination address, likewise.</summary>
    Destination,

    /// <summary>The operation of an ARP message.</summary>
    Operation,

    /// <summary>The sender's address in it: a class of <see cref="AddressClasses"/>.</summary>
    Sender,

    /// <summary>The sender's hardware address in it.</summary>
    SenderMac,

    /// <summary>The target's address in it.</summary>
    Target,

    /// <summary>The target's hardware address in it.</summary>
    TargetMac,
}
