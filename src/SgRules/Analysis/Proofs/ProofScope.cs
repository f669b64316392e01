using SgRules.Netfilter;

namespace SgRules.Analysis;

/// <summary>What a proof is about and what it isn't, and what it takes for granted, in words and as data (facts: verification, section 2.6).</summary>
internal static class ProofScope
{
    /// <summary>The packets that a proof is about.</summary>
    public static ValueList<string> Covered { get; } =
    [
        "Untagged IPv4 and IPv6 packets that a bridge with security groups forwards from one port to another: every pair of ports, ports that the model doesn't have included, and every MAC address, address, protocol, port, message and hop limit.",
        "Every connection state, whatever packets conntrack gives it to; IPv4 without UNTRACKED, which only a NOTRACK rule gives (contract 3.7).",
        "Packets that the host routes from or to such a bridge (contract 3.15).",
    ];

    /// <summary>What isn't proven.</summary>
    public static ValueList<string> NotCovered(params ReadOnlySpan<TableReading> tables)
    {
        var notCovered = new List<string>
        {
            "Frames: tagged ones, ARP and other types, and MAC addresses where no packet is in it, which ebtables.restore filters (contract 3.16).",
            "Packets to and from the host itself (contract 3.15).",
            "What other tables and hooks of the host do, such as raw, mangle, nat and tables of nft.",
        };
        foreach (var table in tables)
        {
            if (!table.OtherTables.IsEmpty)
            {
                notCovered.Add($"{(table.OtherTables.Count == 1 ? "Table" : "Tables")} {string.Join(", ", table.OtherTables.ToImmutableArray())} of {table.FileName}.");
            }
        }

        return notCovered.ToValueList();
    }

    /// <summary>What must hold on the host for its kernel to ask the rules as the proof does.</summary>
    public static ValueList<Precondition> Obligations(FilterTable ipv4, FilterTable ipv6, ValueList<IpSet> sets) =>
        new Ruleset(ipv4, ipv6, EthernetTable.Empty, sets).Preconditions.Where(IsOfFiltering).ToValueList();

    // Tools, files and further modules are needed to load the text, which is another question.
    private static bool IsOfFiltering(Precondition precondition) => precondition.Kind switch
    {
        PreconditionKind.Sysctl or PreconditionKind.NoRule or PreconditionKind.Backend => true,
        PreconditionKind.KernelModule => precondition.Name is "br_netfilter" or "nf_conntrack",
        _ => false,
    };
}
