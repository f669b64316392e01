using SgRules.Addressing;
using SgRules.Analysis;
using SgRules.Netfilter;
using SgRules.Policies;

namespace SgRules.Cli.Explanations;

/// <summary>Explains packets and frames on one host, by the rules that it has loaded or by the model's own.</summary>
internal sealed class HostExplainer(HostPolicy policy, Ruleset ruleset, Explainer? loaded)
{
    // They stand first in a table, three in each.
    private const int BuiltInChains = 3;

    private readonly Explainer _own = new(policy, ruleset);

    public HostExplanation Explain(Trip trip, Passage passage)
    {
        var own = Explain(_own, trip, passage);
        return loaded is null
            ? new HostExplanation(policy.Host, own)
            : new HostExplanation(policy.Host, Explain(loaded, trip, passage)) { Own = new OwnRules(own, Chains(trip)) };
    }

    private static Explanation Explain(Explainer explainer, Trip trip, Passage passage) =>
        trip.Packet is { } packet ? explainer.Explain(packet, passage) : explainer.Explain(trip.Frame!, passage);

    // The built-in ones are not ours alone.
    private HashSet<ChainName> Chains(Trip trip) => [.. ChainsOf(trip.Packet?.Family).Skip(BuiltInChains).Select(chain => chain.Name)];

    private ValueList<Chain> ChainsOf(IPFamily? family) => family switch
    {
        IPFamily.IPv4 => ruleset.IPv4.Chains,
        IPFamily.IPv6 => ruleset.IPv6.Chains,
        _ => ruleset.Ethernet.Chains,
    };
}
