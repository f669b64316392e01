using System.Collections.Immutable;
using System.Text;
using SgRules.Addressing;
using SgRules.Netfilter;

namespace SgRules.Updates;

/// <summary>
/// A host's netfilter in memory: it executes the text of documents, as strictly as the kernel and its tools, and knows nothing of who
/// wrote them. A value: each document gives another one.
/// </summary>
internal sealed record ModelKernel(ModelTable IPv4, ModelTable IPv6, ModelTable Ethernet, ImmutableSortedDictionary<string, ModelSet> Sets)
{
    /// <summary>A host that nothing was loaded on.</summary>
    public static ModelKernel Bare { get; } = new(
        ModelTable.Bare(UpdateTable.IPv4),
        ModelTable.Bare(UpdateTable.IPv6),
        ModelTable.Bare(UpdateTable.Ethernet),
        ImmutableSortedDictionary.Create<string, ModelSet>(StringComparer.Ordinal));

    /// <summary>A host that a compilation's documents were loaded on, and nothing else.</summary>
    public static ModelKernel Loaded(Ruleset ruleset)
    {
        var documents = ruleset.Documents;
        return Bare.RestoreSets(documents.IpSet.ToString()).LastOrDefault(Bare)
            .Load(UpdateTable.IPv4, documents.IPTables.ToString())
            .Load(UpdateTable.IPv6, documents.IP6Tables.ToString())
            .Load(UpdateTable.Ethernet, documents.EbTables.ToString());
    }

    public ModelTable Table(UpdateTable table) => table switch
    {
        UpdateTable.IPv4 => IPv4,
        UpdateTable.IPv6 => IPv6,
        _ => Ethernet,
    };

    /// <summary>As <c>iptables-restore</c>, <c>ip6tables-restore</c> or <c>ebtables-restore</c>: the document is the whole table.</summary>
    public ModelKernel Load(UpdateTable table, string document) => With(TableRestore.Run(Table(table), document, FamilyOf, isFull: true));

    /// <summary>The same with <c>--noflush</c>.</summary>
    public ModelKernel Commit(UpdateTable table, string document) => With(TableRestore.Run(Table(table), document, FamilyOf, isFull: false));

    /// <summary>As <c>ipset restore -exist</c>: the host behind each line.</summary>
    public IEnumerable<ModelKernel> RestoreSets(string document)
    {
        var restore = new SetRestore(IsAsked);
        var (host, number) = (this, 0);
        foreach (var line in document.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            host = host with { Sets = restore.Apply(host.Sets, line, ++number) };
            yield return host;
        }
    }

    /// <summary>Whether a rule asks a set.</summary>
    public bool IsAsked(string set) => IPv4.Sets.Contains(set) || IPv6.Sets.Contains(set);

    /// <summary>What <c>ipset save</c> prints.</summary>
    public string SetText()
    {
        var text = new StringBuilder();
        foreach (var line in Sets.Values.SelectMany(set => set.Lines()))
        {
            text.Append(line).Append('\n');
        }

        return text.ToString();
    }

    /// <summary>The host's own texts, read.</summary>
    public HostState Read() => new(
        SaveText.ReadSets(Encoding.UTF8.GetBytes(SetText()), "ipset.restore"),
        SaveText.ReadTable(IPFamily.IPv4, Encoding.UTF8.GetBytes(IPv4.Text), "iptables.restore"),
        SaveText.ReadTable(IPFamily.IPv6, Encoding.UTF8.GetBytes(IPv6.Text), "ip6tables.restore"),
        SaveText.ReadEthernetTable(Encoding.UTF8.GetBytes(Ethernet.Text), "ebtables.restore"));

    public ModelKernel With(ModelTable table) => table.Kind switch
    {
        UpdateTable.IPv4 => this with { IPv4 = table },
        UpdateTable.IPv6 => this with { IPv6 = table },
        _ => this with { Ethernet = table },
    };

    // A set without family is asked by rules of IPv4 here.
    private UpdateTable? FamilyOf(string set) =>
        !Sets.TryGetValue(set, out var found) ? null : found.Header.Family == IPFamily.IPv6 ? UpdateTable.IPv6 : UpdateTable.IPv4;
}
