using SgRules.Netfilter;

namespace SgRules.Analysis;

/// <summary>The members of sets as classes of addresses. A set of the other family has no members; of one that isn't there nothing is known.</summary>
internal sealed class SetClasses
{
    private readonly AddressClasses _addresses;
    private readonly Dictionary<SetName, IpSet> _sets;
    private readonly Dictionary<SetName, ValueSet> _found = [];

    public SetClasses(ValueList<IpSet> sets, AddressClasses addresses)
    {
        _addresses = addresses;
        _sets = sets.ToImmutableArray().ToDictionary(set => set.Name);
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
}
