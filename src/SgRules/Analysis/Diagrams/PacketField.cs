namespace SgRules.Analysis;

/// <summary>What of a packet the contract and the rules can ask, its ports on the bridge aside.</summary>
internal enum PacketField
{
    /// <summary>The frame's source address: a number of <see cref="MacClasses"/>.</summary>
    SourceMac,

    /// <summary>The source address: a class of <see cref="AddressClasses"/>.</summary>
    Source,

    /// <summary>The connection's state, as in <see cref="Addressing.ConnectionState"/>.</summary>
    State,

    /// <summary>The protocol's number.</summary>
    Protocol,

    /// <summary>The destination port of TCP and UDP.</summary>
    DestinationPort,

    /// <summary>The source port of TCP and UDP; of an ICMP message 256 times the type and the code. The protocol tells them apart.</summary>
    SourcePortOrMessage,

    /// <summary>The hop limit; in IPv4 nothing asks it.</summary>
    HopLimit,

    /// <summary>The destination address: a class of <see cref="AddressClasses"/>.</summary>
    Destination,
}
