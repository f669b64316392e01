namespace SgRules.Updates;

/// <summary>
/// What our part of a host's tables is, as content hashes: the SHA-256, in lower-case hexadecimal, of the lines that save prints of it,
/// counters left out. Foreign rules, counters, policies of built-in chains and what sets hold don't count (design, section 6.4).
/// </summary>
/// <param name="IPv4">Of table filter of iptables.</param>
/// <param name="IPv6">Of table filter of ip6tables.</param>
/// <param name="Ethernet">Of table nat of ebtables.</param>
public sealed record UpdateState(string IPv4, string IPv6, string Ethernet)
{
    /// <summary>The hash of one table.</summary>
    /// <param name="table">The table.</param>
    /// <returns>64 hexadecimal digits.</returns>
    public string Of(UpdateTable table) => table switch
    {
        UpdateTable.IPv4 => IPv4,
        UpdateTable.IPv6 => IPv6,
        _ => Ethernet,
    };
}
