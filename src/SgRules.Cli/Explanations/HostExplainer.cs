using SgRules.Addressing;
using SgRules.Analysis;
using SgRules.Netfilter;
using SgRules.Policies;

namespace SgRules.Cli.Explanations;

/// <summary>Explains packets on one host, by the rules that it has loaded or by the model's own.</summary>
internal sealed class HostExplainer(HostPolicy policy, Ruleset ruleset, Explainer? loaded)
{
    private readonly Explainer _own = new(policy, ruleset);

    public HostExplanation Explain(Packet packet, Passage passage)
    {
        var own = _own.Explain(packet, passage);
        return loaded is null
            ? new HostExplanation(policy.Host, own)
            : new HostExplanation(policy.Host, loaded.Explain(packet, passage)) { Own = new OwnRules(own, Chains(packet.Family)) };
    }

    private HashSet<ChainName> Chains(IPFamily family) =>
        [.. (family == IPFamily.IPv4 ? ruleset.IPv4 : ruleset.IPv6).Chains.Where(chain => chain.Policy is null).Select(chain => chain.Name)];
}
