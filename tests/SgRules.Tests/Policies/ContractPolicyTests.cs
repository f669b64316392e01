using SgRules.Testing;

namespace SgRules.Policies;

/// <summary>What an evaluator refuses of a policy that was built by hand.</summary>
public sealed class ContractPolicyTests
{
    private static readonly HostPolicy Policy = RuleCompiler.Compile(
        SmallZones.OneNic([new Model.SecurityGroup { Id = "web", Ingress = [Model.SecurityRule.Tcp(22).WithGroups("web")] }]),
        ZoneCase.Host).Policy!;

    [Fact]
    public void A_group_of_a_port_must_be_listed() => Assert.StartsWith(
        "Port vnet4 is in group web, which the policy doesn't list.", Refusal(Policy with { Groups = [] }), StringComparison.Ordinal);

    [Fact]
    public void A_group_that_a_rule_names_as_peer_must_be_listed() => Assert.StartsWith(
        "Rule 'ingress tcp 22 group:web' has a peer, group web, which the policy doesn't list.", Refusal(Policy with { Peers = [] }), StringComparison.Ordinal);

    [Fact]
    public void A_device_is_one_port_of_a_bridge() => Assert.Contains(
        "vnet4", Refusal(Policy with { Bridges = [Policy.Bridges[0] with { Uplinks = ["vnet4"] }] }), StringComparison.Ordinal);

    [Fact]
    public void A_group_is_listed_once() => Assert.Contains(
        "web", Refusal(Policy with { Groups = [Policy.Groups[0], Policy.Groups[0]] }), StringComparison.Ordinal);

    private static string Refusal(HostPolicy policy) => Assert.Throws<ArgumentException>(() => new ReferenceEvaluator(policy)).Message;
}
