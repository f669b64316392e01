namespace SgRules.Netfilter;

/// <summary>How one kind of table's text differs from another's.</summary>
internal sealed class TableFormat
{
    private TableFormat(string table, string tool, ChainOrder order)
    {
        Table = table;
        Tool = tool;
        Order = order;
    }

    /// <summary>Table filter of <c>iptables-save</c> and <c>ip6tables-save</c>.</summary>
    public static TableFormat Filter { get; } = new("filter", "iptables-save", ChainOrder.Filter);

    /// <summary>Table nat of <c>ebtables-save</c>: no COMMIT, no counters of chains, and a policy for every chain.</summary>
    public static TableFormat Ethernet { get; } = new("nat", "ebtables-save", ChainOrder.Ethernet);

    /// <summary>The table that is read; others are kept beside it.</summary>
    public string Table { get; }

    /// <summary>The tool that prints such text.</summary>
    public string Tool { get; }

    /// <summary>The order of the table's chains.</summary>
    public ChainOrder Order { get; }

    /// <summary>Whether rules are on frames.</summary>
    public bool IsEthernet => this == Ethernet;

    /// <summary>How a rule that has no target ends.</summary>
    public ReadOnlySpan<byte> WithoutTarget => IsEthernet ? EthernetTableText.WithoutTarget : default;

    /// <summary>What may begin a line, or be one, in the words of a sentence.</summary>
    public string LineBeginnings => IsEthernet ? "*, : or -A" : "*, :, -A or COMMIT";

    /// <summary>The policies that a chain may have, in the words of a sentence.</summary>
    public string PoliciesOf(ChainName chain) =>
        Order.IsBuiltIn(chain) ? "ACCEPT or DROP"
        : IsEthernet ? "ACCEPT, DROP or RETURN"
        : "-";

    /// <summary>The line that declares a chain of one's own.</summary>
    public string DeclarationOf(string chain) => IsEthernet ? $":{chain} RETURN" : $":{chain} - [0:0]";

    /// <summary>Reads a chain's policy.</summary>
    /// <returns>False if the chain can't have it.</returns>
    public bool TryReadPolicy(ChainName chain, ReadOnlySpan<byte> word, out Verdict? policy)
    {
        policy = word.SequenceEqual("ACCEPT"u8) ? Verdict.Accept
            : word.SequenceEqual("DROP"u8) ? Verdict.Drop
            : word.SequenceEqual("RETURN"u8) ? Verdict.Return
            : null;
        return Order.IsBuiltIn(chain) ? policy is Verdict.Accept or Verdict.Drop
            : IsEthernet ? policy is not null
            : word.SequenceEqual("-"u8);
    }
}
