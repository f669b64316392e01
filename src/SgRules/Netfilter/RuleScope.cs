namespace SgRules.Netfilter;

/// <summary>What the conditions and the target of a rule say of the tables that it can stand in.</summary>
[Flags]
internal enum RuleScope : byte
{
    /// <summary>Any table.</summary>
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

    /// <summary>Nothing of tables: the rule is printed in words that aren't ours.</summary>
    ForeignWords = 64,
}
