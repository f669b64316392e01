using System.Collections;
using System.Runtime.InteropServices;
using SgRules.Addressing;
using SgRules.Netfilter;
using SgRules.Policies;

namespace SgRules.Layouts;

/// <summary>
/// The chains of policies in one family, shared by the instances with the same groups. They are entered by goto from a leaf, that is
/// after the identity of the end; so a connection entry never opens a port that doesn't own the address (design, section 5.1).
/// </summary>
/// <remarks>Policies differ in their groups only, so their chains share their rules: a chain is little more than a list of them.</remarks>
internal sealed class PolicyChains
{
    private readonly GroupChains _groups;
    private readonly List<Chain> _chains;
    private readonly BitArray _senders = new(0);
    private readonly BitArray _receivers = new(0);
    private bool _isOpenMade;
    private readonly List<Rule> _rules = [];

    private readonly Rule[] _beforeEgress;
    private readonly Rule[] _alwaysSent;
    private readonly Rule[] _beforeIngress;
    private readonly Rule _everythingLeaves = Shared(Rule.Create(new Origin("3.8", "no egress rule: everything may leave"), Target.Return));
    private readonly Rule _nothingElseEnters = Shared(Rule.Create(new Origin("3.9", "no ingress rule allows it"), Target.Drop));

    public PolicyChains(IPFamily family, bool allowDns, GroupChains groups, List<Chain> chains)
    {
        _groups = groups;
        _chains = chains;
        _beforeEgress = StateRules(Target.Return);
        _alwaysSent = [.. AlwaysSent(family, allowDns).Select(Shared)];

        // Only infrastructure gets here with this source port: guests are dropped by 3.2 before.
        _beforeIngress = [.. StateRules(Target.Accept), Shared(Rule.Create(new Origin("3.4"), Target.Accept, ControlTraffic.DhcpReply(family)))];
    }

    /// <summary>The sender gate: returns when it is passed (contract 3.4 to 3.8).</summary>
    public Target Sender(PolicyGate gate)
    {
        if (gate.Policy.RestrictsEgress)
        {
            if (IsFirst(_senders, gate))
            {
                AddRestrictedEgress(gate.Policy);
                Finish(gate.ToSender.Chain);
            }
        }
        else if (!_isOpenMade)
        {
            _isOpenMade = true;
            _rules.AddRange([.. _beforeEgress, _everythingLeaves]);
            Finish(gate.ToSender.Chain);
        }

        return gate.ToSender;
    }

    /// <summary>The receiver gate: decides (contract 3.4, 3.7, 3.9).</summary>
    public Target Receiver(PolicyGate gate)
    {
        if (IsFirst(_receivers, gate))
        {
            _rules.AddRange(_beforeIngress);
            foreach (var group in gate.Policy.Groups)
            {
                if (_groups.ToIngress(group) is { } jump)
                {
                    _rules.Add(jump);
                }
            }

            _rules.Add(_nothingElseEnters);
            Finish(gate.ToReceiver.Chain);
        }

        return gate.ToReceiver;
    }

    // One group's chain can be entered by goto, since it decides; the rules of the others are copied before it.
    private void AddRestrictedEgress(InstancePolicy policy)
    {
        _rules.AddRange(_beforeEgress);
        _rules.AddRange(_alwaysSent);
        string? first = null;
        foreach (var group in policy.Groups)
        {
            if (_groups.HasEgressRules(group) && first is null)
            {
                first = group;
            }
            else if (_groups.HasEgressRules(group))
            {
                _rules.AddRange(_groups.InlinedEgress(group));
            }
        }

        _rules.Add(_groups.ToEgress(first!));
    }

    private static bool IsFirst(BitArray made, PolicyGate gate)
    {
        made.Length = Math.Max(made.Length, gate.Number + 1);
        var isFirst = !made[gate.Number];
        made[gate.Number] = true;
        return isFirst;
    }

    private void Finish(ChainName name)
    {
        _chains.Add(new Chain(name, ValueList.Create<Rule>(CollectionsMarshal.AsSpan(_rules))));
        _rules.Clear();
    }

    private static Rule[] StateRules(Target established) =>
    [
        Shared(Rule.Create(new Origin("3.7"), established, ControlTraffic.Established)),
        Shared(Rule.Create(new Origin("3.7"), Target.Drop, ControlTraffic.Invalid)),
    ];

    private static IEnumerable<Rule> AlwaysSent(IPFamily family, bool allowDns) =>
    [
        .. ControlRules.DhcpRequests(family, Target.Return),
        .. allowDns ? [ControlRules.Dns(Protocol.Tcp, Target.Return), ControlRules.Dns(Protocol.Udp, Target.Return)] : Array.Empty<Rule>(),
        .. ControlRules.SentByAnyGuest(family, Target.Return),
    ];

    private static Rule Shared(Rule rule) => rule.WithText();
}
