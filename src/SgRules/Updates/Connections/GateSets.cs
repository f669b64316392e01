using SgRules.Netfilter;

namespace SgRules.Updates;

/// <summary>Which sets hold the same in two states.</summary>
internal sealed class GateSets(GateRules old, GateRules @new)
{
    private readonly Dictionary<SetName, bool> _same = [];

    /// <summary>Whether all sets that a rule asks hold the same.</summary>
    public bool AreSame(Rule rule)
    {
        foreach (var match in rule.Matches)
        {
            if (match is SetMatch set && !IsSame(set.Set))
            {
                return false;
            }
        }

        return true;
    }

    private bool IsSame(SetName name)
    {
        if (!_same.TryGetValue(name, out var same))
        {
            same = Equals(old.Conditions.Set(name), @new.Conditions.Set(name));
            _same.Add(name, same);
        }

        return same;
    }
}
