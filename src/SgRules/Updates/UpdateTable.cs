namespace SgRules.Updates;

/// <summary>The tables that a plan changes. Each is committed by itself, and each is judged by itself (design, section 6).</summary>
public enum UpdateTable
{
    /// <summary>Table filter of iptables, with the IPv4 sets.</summary>
    IPv4,

    /// <summary>Table filter of ip6tables, with the IPv6 sets.</summary>
    IPv6,

    /// <summary>Table nat of ebtables.</summary>
    Ethernet,
}
