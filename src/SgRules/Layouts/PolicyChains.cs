using SgRules.Addressing;
using SgRules.Model;
using SgRules.Netfilter;
using SgRules.Policies;

namespace SgRules.Layouts;

/// <summary>
/// The chains of policies in one family, shared by the instances with the same groups. They are entered by goto from a leaf, that is
/// after the identity of the end; so a connection entry never opens a port that doesn't own the address (design, section 5.1).
/// </summary>
internal sealed class PolicyChains(IPFamily family, bool allowDns, TreeNames names, GroupChains groups, List<Chain> chains)
{
    private readonly HashSet<ChainName> _made = [];

    /// <summary>The sender gate: returns when it is passed (contract 3.4 to 3.8).</summary>
    public ChainName Egress(InstancePolicy policy)
    {
        var name = policy.RestrictsEgress ? names.Policy(Direction.Egress, policy.Groups) : TreeNames.OpenEgress;
        if (_made.Add(name))
        {
            chains.Add(new Chain(name, [.. StateRules(Target.Return), .. policy.RestrictsEgress ? RestrictedEgress(policy) : OpenEgress()]));
        }

        return name;
    }

    /// <summary>The receiver gate: decides (contract 3.4, 3.7, 3.9).</summary>
    public ChainName Ingress(InstancePolicy policy)
    {
        var name = names.Policy(Direction.Ingress, policy.Groups);
        if (_made.Add(name))
        {
            chains.Add(new Chain(name, [.. StateRules(Target.Accept), .. IngressRules(policy)]));
        }

        return name;
    }

    private static IEnumerable<Rule> StateRules(Target established) =>
    [
        Rule.Create(new Origin("3.7"), established, ControlTraffic.Established),
        Rule.Create(new Origin("3.7"), Target.Drop, ControlTraffic.Invalid),
    ];

    private static IEnumerable<Rule> OpenEgress() => [Rule.Create(new Origin("3.8", "no egress rule: everything may leave"), Target.Return)];

    private IEnumerable<Rule> RestrictedEgress(InstancePolicy policy)
    {
        foreach (var rule in AlwaysSent())
        {
            yield return rule;
        }

        // One group's chain can be entered by goto, since it decides; the rules of the others are copied before it.
        var restricting = policy.Groups.ToImmutableArray().Where(groups.HasEgressRules).ToList();
        foreach (var rule in restricting.Skip(1).SelectMany(groups.InlinedEgress))
        {
            yield return rule;
        }

        yield return Rule.Create(new Origin("3.8", $"group {restricting[0]}"), Target.Goto(groups.Egress(restricting[0])));
    }

    private IEnumerable<Rule> AlwaysSent() =>
    [
        .. ControlRules.DhcpRequests(family, Target.Return),
        .. allowDns ? [ControlRules.Dns(Protocol.Tcp, Target.Return), ControlRules.Dns(Protocol.Udp, Target.Return)] : Array.Empty<Rule>(),
        .. ControlRules.SentByAnyGuest(family, Target.Return),
    ];

    private IEnumerable<Rule> IngressRules(InstancePolicy policy)
    {
        // Only infrastructure gets here with this source port: guests are dropped by 3.2 before.
        yield return Rule.Create(new Origin("3.4"), Target.Accept, ControlTraffic.DhcpReply(family));
        foreach (var group in policy.Groups.ToImmutableArray())
        {
            if (groups.Ingress(group) is { } chain)
            {
                yield return Rule.Create(new Origin("3.9", $"group {group}"), Target.Jump(chain));
            }
        }

        yield return Rule.Create(new Origin("3.9", "no ingress rule allows it"), Target.Drop);
    }
}
