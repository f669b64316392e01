using SgRules.Model;
using SgRules.Netfilter;
using SgRules.Policies;

namespace SgRules.Layouts;

/// <summary>The policies of a host's ports, each once, with the names of their chains.</summary>
internal sealed class PolicyGates(TreeNames names)
{
    private readonly Dictionary<InstancePolicy, PolicyGate> _gates = [];

    private readonly GotoTarget _open = new(TreeNames.OpenEgress);

    /// <summary>The gate of each port, in the ports' order.</summary>
    public PolicyGate[] Of(PortTerms[] ports) => Array.ConvertAll(ports, port => Of(port.Port.Policy));

    private PolicyGate Of(InstancePolicy policy)
    {
        if (!_gates.TryGetValue(policy, out var gate))
        {
            var sender = policy.RestrictsEgress ? new GotoTarget(names.Policy(Direction.Egress, policy.Groups)) : _open;
            gate = new PolicyGate(_gates.Count, policy, sender, new GotoTarget(names.Policy(Direction.Ingress, policy.Groups)));
            _gates.Add(policy, gate);
        }

        return gate;
    }
}
