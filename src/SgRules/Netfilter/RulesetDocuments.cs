namespace SgRules.Netfilter;

/// <summary>The text view of a ruleset: what each restore tool loads.</summary>
public sealed class RulesetDocuments
{
    internal RulesetDocuments(Ruleset ruleset)
    {
        IpSet = new Document("ipset.restore", output => IpSetText.Write(output, ruleset.Sets));
        IPTables = new Document("iptables.restore", output => FilterTableText.Write(output, ruleset.IPv4));
        IP6Tables = new Document("ip6tables.restore", output => FilterTableText.Write(output, ruleset.IPv6));
        EbTables = new Document("ebtables.restore", output => EthernetTableText.Write(output, ruleset.Ethernet));
    }

    /// <summary>For <c>ipset restore</c>; loaded first, since rules refer to its sets.</summary>
    public Document IpSet { get; }

    /// <summary>For <c>iptables-restore</c>.</summary>
    public Document IPTables { get; }

    /// <summary>For <c>ip6tables-restore</c>.</summary>
    public Document IP6Tables { get; }

    /// <summary>For <c>ebtables-restore</c>, table nat (contract 3.16).</summary>
    public Document EbTables { get; }

    /// <summary>All four in the order in which they are loaded.</summary>
    public ValueList<Document> All => [IpSet, IPTables, IP6Tables, EbTables];
}
