namespace SgRules.Netfilter;

/// <summary>What the conditions and the target of a rule say of it: where it can stand, and what is asked of each of hundreds of thousands of rules.</summary>
[Flags]
internal enum RuleTraits : ushort
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>A condition of IPv4.</summary>
    IPv4 = 1,

    /// <summary>A condition of IPv6.</summary>
    IPv6 = 2,

    /// <summary>A condition, or a target, of iptables or ip6tables.</summary>
    Packets = 4,

    /// <summary>A condition of ebtables.</summary>
    Frames = 8,

    /// <summary>A condition on ARP, which ebtables takes only beside one that asks for that type.</summary>
    NeedsArp = 16,

    /// <summary>The condition that asks for ARP.</summary>
    AsksForArp = 32,

    /// <summary>A condition asks a set.</summary>
    AsksSets = 64,

    /// <summary>It leads to another chain.</summary>
    Leads = 128,

    /// <summary>A condition or the target is in words that aren't known here.</summary>
    HasWords = 256,

    /// <summary>It is printed in the words it was read from, its canonical text being others.</summary>
    HasForeignText = 512,
}
