using SgRules.Netfilter;
using SgRules.Policies;

namespace SgRules.Analysis;

/// <summary>The keys of bridges: of everything that the proof of one rests on, policy, rules and sets, and of nothing else.</summary>
internal sealed class BridgeKeys(HostPolicy policy, FilterTable table, ValueList<IpSet> sets, IReadOnlyCollection<string> otherInterfaces)
{
    private readonly PolicyKeys _policies = new(policy, table.Family);
    private readonly TableKeys _tables = new(table, sets);

    public ProofKey Of(BridgePolicy bridge)
    {
        var content = new ProofContent();
        content.Add(_policies.Of(bridge));
        content.Add(_tables.Of([Way.Bridged(bridge.Name), .. Routed(bridge.Name)]));
        return content.ToKey();
    }

    private IEnumerable<Way> Routed(string bridge) =>
        otherInterfaces.SelectMany(other => new[] { new Way(bridge, other, IsBridged: false), new Way(other, bridge, IsBridged: false) });
}
