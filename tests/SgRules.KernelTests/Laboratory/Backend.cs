namespace SgRules.Laboratory;

/// <summary>The kernel's machinery that a table is loaded into; Ethernet tables have nft only.</summary>
public enum Backend
{
    /// <summary>xtables: <c>iptables-legacy</c>.</summary>
    Legacy,

    /// <summary>nf_tables: <c>iptables-nft</c>.</summary>
    Nft,
}
