using SgRules.Addressing;
using SgRules.Netfilter;
using SgRules.Updates;

namespace SgRules.Analysis;

/// <summary>A table as the kernel has it at one moment. Chains that a commit leaves alone are the same objects before and behind it.</summary>
internal sealed class LoadedTable
{
    private readonly Lazy<FilterTable> _filter;
    private readonly Lazy<EthernetTable> _ethernet;
    private readonly Lazy<Dictionary<string, SetSides>> _asked;

    public LoadedTable(UpdateTable kind, IReadOnlyDictionary<string, Chain> chains)
    {
        (Kind, Chains) = (kind, chains);
        _filter = new(() => FilterTable.Create(kind == UpdateTable.IPv6 ? IPFamily.IPv6 : IPFamily.IPv4, chains.Values));
        _ethernet = new(() => EthernetTable.Create(chains.Values));
        _asked = new(() => SetUses.Of(chains.Values));
    }

    /// <summary>Which one.</summary>
    public UpdateTable Kind { get; }

    /// <summary>Its chains by name.</summary>
    public IReadOnlyDictionary<string, Chain> Chains { get; }

    /// <summary>The table as a value, of iptables and ip6tables.</summary>
    public FilterTable Filter => _filter.Value;

    /// <summary>The table as a value, of ebtables.</summary>
    public EthernetTable Ethernet => _ethernet.Value;

    /// <summary>The sets that its rules ask, by name.</summary>
    public IReadOnlyDictionary<string, SetSides> AskedSets => _asked.Value;

    /// <summary>How the table's text is written.</summary>
    public static TableFormat FormatOf(UpdateTable kind) => kind == UpdateTable.Ethernet ? TableFormat.Ethernet : TableFormat.Filter;

    /// <summary>Of a table filter.</summary>
    public static LoadedTable Of(UpdateTable kind, FilterTable table) => new(kind, ByName(table.Chains));

    /// <summary>Of a table nat of ebtables.</summary>
    public static LoadedTable Of(EthernetTable table) => new(UpdateTable.Ethernet, ByName(table.Chains));

    private static Dictionary<string, Chain> ByName(ValueList<Chain> chains)
    {
        var byName = new Dictionary<string, Chain>(chains.Count, StringComparer.Ordinal);
        foreach (var chain in chains)
        {
            byName.Add(chain.Name.Text, chain);
        }

        return byName;
    }
}
