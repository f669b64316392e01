using SgRules.Netfilter;

namespace SgRules.Analysis;

/// <summary>
/// The members of sets as classes of addresses. A set of the other family has no members; of one that isn't there nothing is known. Of a set that is
/// changing, it is known what it holds at least and at most.
/// </summary>
internal sealed class SetClasses
{
    private readonly AddressClasses _addresses;
    private readonly Dictionary<SetName, IpSet> _sets;
    private readonly Dictionary<SetName, IpSet> _most;
    private readonly Dictionary<SetName, ValueSet> _found = [];

    public SetClasses(ValueList<IpSet> sets, AddressClasses addresses, ValueList<IpSet> most = default)
    {
        _addresses = addresses;
        _sets = sets.ToImmutableArray().ToDictionary(set => set.Name);
        _most = most.ToImmutableArray().ToDictionary(set => set.Name);
    }

    public ValueSet? Of(SetName name)
    {
        if (!_sets.TryGetValue(name, out var set))
        {
            return null;
        }

        if (!_found.TryGetValue(name, out var values))
        {
            values = set.Family == _addresses.Family ? _addresses.Of(set.Members.AsSpan()) : ValueSet.None;
            _found.Add(name, values);
        }

        return values;
    }

    /// <summary>What a set may hold or not, beside what it holds for certain; empty for one that isn't changing.</summary>
    public ValueSet MayHold(SetName name) => _most.TryGetValue(name, out var most) && most.Family == _addresses.Family && Of(name) is { } least
        ? _addresses.Of(most.Members.AsSpan()).Intersect(least.Complement(_addresses.Maximum))
        : ValueSet.None;
}
