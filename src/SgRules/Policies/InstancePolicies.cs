namespace SgRules.Policies;

/// <summary>The policies of a host's instances: instances in the same groups have the same object.</summary>
internal sealed class InstancePolicies
{
    private readonly Dictionary<ValueList<string>, InstancePolicy> _policies = [];
    private readonly HashSet<string> _restricting = new(StringComparer.Ordinal);

    /// <param name="groups">The groups of the host's instances.</param>
    public InstancePolicies(ValueList<GroupPolicy> groups)
    {
        foreach (var group in groups)
        {
            if (group.HasEgressRules)
            {
                _restricting.Add(group.Id);
            }
        }
    }

    /// <summary>The policy of an instance in these groups, in whatever order it lists them.</summary>
    public InstancePolicy Of(ValueList<string> groups)
    {
        var sorted = Distinct.Sorted(groups);
        if (!_policies.TryGetValue(sorted, out var policy))
        {
            policy = new InstancePolicy(sorted, RestrictsEgress(sorted));
            _policies.Add(sorted, policy);
        }

        return policy;
    }

    private bool RestrictsEgress(ValueList<string> groups)
    {
        foreach (var group in groups)
        {
            if (_restricting.Contains(group))
            {
                return true;
            }
        }

        return false;
    }
}
