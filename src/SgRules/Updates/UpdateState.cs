namespace SgRules.Updates;

/// <summary>
/// What our part of a host's tables is, as content hashes: the SHA-256, in lower-case hexadecimal, of the lines that save prints of it,
/// counters left out. Foreign rules, counters, policies of built-in chains and what sets hold don't count (design, section 6.4).
/// </summary>
/// <remarks>A plan's own states are hashed when they are first asked for, in time in proportion to the table's text.</remarks>
/// <param name="IPv4">Of table filter of iptables.</param>
/// <param name="IPv6">Of table filter of ip6tables.</param>
/// <param name="Ethernet">Of table nat of ebtables.</param>
public sealed record UpdateState(string IPv4, string IPv6, string Ethernet)
{
    private readonly Deferred<string> _ipv4 = IPv4;
    private readonly Deferred<string> _ipv6 = IPv6;
    private readonly Deferred<string> _ethernet = Ethernet;

    internal UpdateState(Deferred<string> ipv4, Deferred<string> ipv6, Deferred<string> ethernet)
        : this(string.Empty, string.Empty, string.Empty) =>
        (_ipv4, _ipv6, _ethernet) = (ipv4, ipv6, ethernet);

    /// <summary>Of table filter of iptables.</summary>
    public string IPv4
    {
        get => _ipv4.Value;
        init => _ipv4 = value;
    }

    /// <summary>Of table filter of ip6tables.</summary>
    public string IPv6
    {
        get => _ipv6.Value;
        init => _ipv6 = value;
    }

    /// <summary>Of table nat of ebtables.</summary>
    public string Ethernet
    {
        get => _ethernet.Value;
        init => _ethernet = value;
    }

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
