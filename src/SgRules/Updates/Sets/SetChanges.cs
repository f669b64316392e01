using SgRules.Addressing;
using SgRules.Netfilter;

namespace SgRules.Updates;

/// <summary>How the sets of one family change.</summary>
internal static class SetChanges
{
    /// <summary>The sets that change, by name.</summary>
    public static List<SetChange> Between(OwnPart current, OwnPart desired, TableComparison table)
    {
        var family = table.Table == UpdateTable.IPv4 ? IPFamily.IPv4 : IPFamily.IPv6;
        var old = OfFamily(current.Sets, family);
        var @new = OfFamily(desired.Sets, family);
        var unknown = current.UnknownSets.ToImmutableArray().Where(name => IsOfFamily(name, family, @new, desired.Sets)).ToHashSet();
        List<SetChange> changes = [];
        foreach (var name in old.Keys.Union(@new.Keys).Union(unknown).OrderBy(name => name.Text, StringComparer.Ordinal))
        {
            var (from, to) = (old.GetValueOrDefault(name), @new.GetValueOrDefault(name));
            if (unknown.Contains(name) || from is null || !from.Equals(to))
            {
                var change = from is not null && to is not null && from.Type == to.Type ? SetChange.Between(from, to) : new SetChange(name, from, to);
                changes.Add(change with { IsUnknown = unknown.Contains(name) });
            }
        }

        return changes.Count == 0 ? changes : WithUse(changes, table);
    }

    private static List<SetChange> WithUse(List<SetChange> changes, TableComparison table)
    {
        SetName[] names = [.. changes.Select(change => change.Name)];
        var before = SetUse.Asked(table.OldAsking, names);
        var after = SetUse.Asked(table.NewAsking, names);
        return changes.ConvertAll(change => change with { IsAskedBefore = before.Contains(change.Name), IsAskedAfter = after.Contains(change.Name) });
    }

    private static Dictionary<SetName, IpSet> OfFamily(ValueList<IpSet> sets, IPFamily family) =>
        sets.ToImmutableArray().Where(set => set.Family == family).DistinctBy(set => set.Name).ToDictionary(set => set.Name);

    // Nobody knows the family of a set that couldn't be read. One that the new state has is of that family; of the others the name tells, and
    // if it doesn't, they are as well destroyed with one as with the other.
    private static bool IsOfFamily(SetName name, IPFamily family, Dictionary<SetName, IpSet> desired, ValueList<IpSet> all) =>
        desired.ContainsKey(name) || (!all.Any(set => set.Name == name) && name.Text.EndsWith("-6", StringComparison.Ordinal) == (family == IPFamily.IPv6));
}
