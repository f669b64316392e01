using System.Text;
using SgRules.Addressing;
using SgRules.Netfilter;

namespace SgRules.Updates;

/// <summary>One table of the model kernel: chains of words, which print as save prints them and are judged as they are read back.</summary>
internal sealed class ModelTable
{
    private static readonly string[] FilterHooks = ["INPUT", "FORWARD", "OUTPUT"];
    private static readonly string[] EthernetHooks = ["PREROUTING", "OUTPUT", "POSTROUTING"];

    private readonly Lazy<FilterTable> _filter;
    private readonly Lazy<EthernetTable> _ethernet;
    private readonly Lazy<string> _text;
    private readonly Lazy<HashSet<string>> _sets;

    public ModelTable(UpdateTable kind, IReadOnlyDictionary<string, ModelChain> chains, string otherTables)
    {
        (Kind, Chains, OtherTables) = (kind, chains, otherTables);
        _text = new(Print);
        _filter = new(ReadFilter);
        _ethernet = new(ReadEthernet);
        _sets = new(() => Chains.Values.SelectMany(chain => chain.Sets).ToHashSet(StringComparer.Ordinal));
    }

    public UpdateTable Kind { get; }

    public IReadOnlyDictionary<string, ModelChain> Chains { get; }

    /// <summary>Tables that nobody here touches, word for word, as save prints them before this one.</summary>
    public string OtherTables { get; }

    /// <summary>The sets that rules ask.</summary>
    public IReadOnlySet<string> Sets => _sets.Value;

    /// <summary>What save prints.</summary>
    public string Text => _text.Value;

    public FilterTable Filter => _filter.Value;

    public EthernetTable Ethernet => _ethernet.Value;

    public static ModelTable Bare(UpdateTable kind) =>
        new(kind, Hooks(kind).ToDictionary(hook => hook, hook => new ModelChain(hook, "ACCEPT", []), StringComparer.Ordinal), string.Empty);

    public static IReadOnlyList<string> Hooks(UpdateTable kind) => kind == UpdateTable.Ethernet ? EthernetHooks : FilterHooks;

    public static bool IsHook(UpdateTable kind, string name) => Hooks(kind).Contains(name, StringComparer.Ordinal);

    /// <summary>The chains in save's order.</summary>
    public IEnumerable<ModelChain> InOrder() =>
        Hooks(Kind).Select(hook => Chains[hook]).Concat(Chains.Values.Where(chain => !IsHook(Kind, chain.Name)).OrderBy(chain => chain.Name, StringComparer.Ordinal));

    private string Print()
    {
        var isEthernet = Kind == UpdateTable.Ethernet;
        var text = new StringBuilder(OtherTables).Append(isEthernet ? "*nat\n" : "*filter\n");
        foreach (var chain in InOrder())
        {
            text.Append(':').Append(chain.Name).Append(' ').Append(chain.Policy).Append(isEthernet ? "\n" : " [0:0]\n");
        }

        foreach (var chain in InOrder())
        {
            foreach (var rule in chain.Rules)
            {
                text.Append("-A ").Append(chain.Name).Append(rule.Words.Length == 0 ? string.Empty : " ").Append(rule.Words).Append('\n');
            }
        }

        return text.Append(isEthernet ? string.Empty : "COMMIT\n").ToString();
    }

    private FilterTable ReadFilter()
    {
        var reading = SaveText.ReadTable(Kind == UpdateTable.IPv4 ? IPFamily.IPv4 : IPFamily.IPv6, Encoding.UTF8.GetBytes(Text), "model");
        return reading.Table ?? throw new KernelRefusal(0, string.Join('\n', reading.Diagnostics));
    }

    private EthernetTable ReadEthernet()
    {
        var reading = SaveText.ReadEthernetTable(Encoding.UTF8.GetBytes(Text), "model");
        return reading.Table ?? throw new KernelRefusal(0, string.Join('\n', reading.Diagnostics));
    }
}
