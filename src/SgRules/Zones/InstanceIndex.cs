using System.Collections.Immutable;
using SgRules.Model;
using SgRules.Policies;

namespace SgRules;

/// <summary>The instances of a zone by host, by group and by what only one may have; a change makes another one and costs what changes.</summary>
/// <remarks>What a zone had at first stands in arrays; what came and went since is kept beside them, until it is time for new arrays.</remarks>
internal sealed class InstanceIndex
{
    private const int FewChanges = 1_000;
    private const int MostOfZone = 8;

    private readonly ZoneRelations _relations;
    private readonly InstanceClaims _claims;

    public InstanceIndex(ZoneRelations relations)
    {
        _relations = relations;
        _claims = new InstanceClaims(relations.Zone);
    }

    private InstanceIndex(InstanceIndex other) => (_relations, _claims) = (other._relations, other._claims);

    /// <summary>How many names and addresses the instances have, about.</summary>
    public int Claims => _claims.Count + AddedByClaim.Count;

    private ImmutableSortedSet<int> Removed { get; init; } = [];

    private ImmutableSortedDictionary<string, ImmutableArray<Instance>> AddedByHost { get; init; } = ImmutableSortedDictionary.Create<string, ImmutableArray<Instance>>(StringComparer.Ordinal);

    private ImmutableSortedDictionary<string, ImmutableArray<Instance>> AddedByGroup { get; init; } = ImmutableSortedDictionary.Create<string, ImmutableArray<Instance>>(StringComparer.Ordinal);

    private ImmutableSortedDictionary<int, ImmutableArray<Instance>> AddedByClaim { get; init; } = ImmutableSortedDictionary.Create<int, ImmutableArray<Instance>>();

    /// <summary>Whether so many changes had better be indexed anew.</summary>
    public bool IsTooMuch(ListDifference<Instance> difference) =>
        Removed.Count + AddedByClaim.Count + difference.Removed.Count + difference.Added.Count > FewChanges + (_relations.Zone.Instances.Count / MostOfZone);

    /// <summary>The Running instances of a host.</summary>
    public IEnumerable<Instance> RunningOn(string host) => Current([.. _relations.RunningOn(host)], Added(AddedByHost, host));

    /// <summary>The Running instances in a group.</summary>
    public IEnumerable<Instance> MembersOf(string group) => Current(
        _relations.Number(group) is var number and not ZoneRelations.None ? [.. _relations.MembersOf(number)] : [],
        Added(AddedByGroup, group));

    /// <summary>The instances, itself too, that may have a name or an address in common with one.</summary>
    public IEnumerable<Instance> Alike(Instance instance)
    {
        var claims = new List<int>();
        InstanceClaims.AddTo(claims, instance);
        return claims.SelectMany(Claiming);
    }

    /// <summary>Whether only one instance has a name.</summary>
    public bool IsOnlyOne(string name) => Claiming(InstanceClaims.OfName(name)).Count(instance => instance.Name == name) == 1;

    /// <summary>The index after a change.</summary>
    public InstanceIndex With(ListDifference<Instance> difference)
    {
        var (removed, byHost, byGroup, byClaim) = (Removed.ToBuilder(), AddedByHost.ToBuilder(), AddedByGroup.ToBuilder(), AddedByClaim.ToBuilder());
        foreach (var instance in difference.Removed)
        {
            if (PositionOf(instance, removed) is { } position)
            {
                removed.Add(position);
            }
            else
            {
                Change(instance, list => list.Remove(instance));
            }
        }

        foreach (var instance in difference.Added)
        {
            Change(instance, list => list.Add(instance));
        }

        return new InstanceIndex(this)
        {
            Removed = removed.ToImmutable(),
            AddedByHost = byHost.ToImmutable(),
            AddedByGroup = byGroup.ToImmutable(),
            AddedByClaim = byClaim.ToImmutable(),
        };

        void Change(Instance instance, Func<ImmutableArray<Instance>, ImmutableArray<Instance>> change)
        {
            if (instance.State == InstanceState.Running)
            {
                Set(byHost, instance.Host ?? string.Empty, change);
                foreach (var group in instance.SecurityGroups.ToImmutableArray().Distinct(StringComparer.Ordinal))
                {
                    Set(byGroup, group, change);
                }
            }

            var claims = new List<int>();
            InstanceClaims.AddTo(claims, instance);
            foreach (var claim in claims.Distinct())
            {
                Set(byClaim, claim, change);
            }
        }
    }

    private static ImmutableArray<Instance> Added<TKey>(ImmutableSortedDictionary<TKey, ImmutableArray<Instance>> lists, TKey key)
        where TKey : notnull => lists.TryGetValue(key, out var list) ? list : [];

    private static void Set<TKey>(ImmutableSortedDictionary<TKey, ImmutableArray<Instance>>.Builder lists, TKey key, Func<ImmutableArray<Instance>, ImmutableArray<Instance>> change)
        where TKey : notnull
    {
        var list = change(lists.TryGetValue(key, out var before) ? before : []);
        if (list.IsEmpty)
        {
            lists.Remove(key);
        }
        else
        {
            lists[key] = list;
        }
    }

    private int? PositionOf(Instance instance, ImmutableSortedSet<int>.Builder removed)
    {
        var positions = new List<int>();
        _claims.AddPositions(InstanceClaims.OfName(instance.Name), positions);
        foreach (var position in positions)
        {
            if (!removed.Contains(position) && _relations.Zone.Instances[position].Equals(instance))
            {
                return position;
            }
        }

        return null;
    }

    private IEnumerable<Instance> Claiming(int claim)
    {
        var positions = new List<int>();
        _claims.AddPositions(claim, positions);
        return Current([.. positions], Added(AddedByClaim, claim));
    }

    private IEnumerable<Instance> Current(int[] positions, ImmutableArray<Instance> added) =>
        positions.Where(position => !Removed.Contains(position)).Select(position => _relations.Zone.Instances[position]).Concat(added);
}
