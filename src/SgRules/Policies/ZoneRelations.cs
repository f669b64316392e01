using System.Runtime.InteropServices;
using SgRules.Model;

namespace SgRules.Policies;

/// <summary>What a zone's elements have to do with each other: who runs where, who is in which group. Made once, read from any thread.</summary>
/// <remarks>
/// Instances and groups are spoken of by number: an instance by its position in the zone, an identifier of a group by its place in
/// byte order, so that sorted numbers are sorted identifiers. Making one costs the size of the zone; then every answer costs its own.
/// </remarks>
internal sealed class ZoneRelations
{
    /// <summary>No number, no position.</summary>
    public const int None = -1;

    private readonly Dictionary<string, int> _hosts;
    private readonly Dictionary<string, int> _numbers;
    private readonly int[] _groupAt;
    private readonly NumberLists _runningOn;
    private readonly NumberLists _groupsOf;
    private readonly NumberLists _membersOf;

    public ZoneRelations(Zone zone, CancellationToken cancellationToken = default)
    {
        Zone = zone;
        _hosts = Positions(zone.Hosts, host => host.Name);
        (Ids, _numbers, _groupAt) = Groups(zone);
        cancellationToken.ThrowIfCancellationRequested();
        (var hostOf, _groupsOf) = Instances();
        cancellationToken.ThrowIfCancellationRequested();
        _runningOn = hostOf.Inverted(zone.Hosts.Count);
        _membersOf = _groupsOf.Inverted(Ids.Count);
    }

    public Zone Zone { get; }

    /// <summary>The identifiers of groups that the zone has or an instance lists, in byte order: each stands at its number.</summary>
    public ValueList<string> Ids { get; }

    /// <summary>A host by its name; of several, the first.</summary>
    public Host? Host(string name) => _hosts.TryGetValue(name, out var at) ? Zone.Hosts[at] : null;

    /// <summary>The position of a host in the zone; of several with one name, the first's; <see cref="None"/> if there is none.</summary>
    public int HostAt(string name) => _hosts.GetValueOrDefault(name, None);

    /// <summary>The number of a group's identifier, or <see cref="None"/>.</summary>
    public int Number(string id) => _numbers.GetValueOrDefault(id, None);

    /// <summary>A group by its number; of several with one identifier, the first; <see langword="null"/> for one that is only spoken of.</summary>
    public SecurityGroup? Group(int number) => _groupAt[number] is var at and not None ? Zone.SecurityGroups[at] : null;

    /// <summary>The position in the zone of the group of a number; of several, the first's; <see cref="None"/> for one that is only spoken of.</summary>
    public int GroupAt(int number) => _groupAt[number];

    /// <summary>The Running instances of a host, in the zone's order.</summary>
    public ReadOnlySpan<int> RunningOn(string host) => _hosts.TryGetValue(host, out var at) ? _runningOn[at] : [];

    /// <summary>The groups of a Running instance, as it lists them.</summary>
    public ReadOnlySpan<int> GroupsOf(int instance) => _groupsOf[instance];

    /// <summary>The Running instances in a group, on any host (contract 3.14), in the zone's order; twice what lists it twice.</summary>
    public ReadOnlySpan<int> MembersOf(int group) => _membersOf[group];

    private static Dictionary<string, int> Positions<T>(ValueList<T> elements, Func<T, string> nameOf)
    {
        var positions = new Dictionary<string, int>(elements.Count, StringComparer.Ordinal);
        for (var i = 0; i < elements.Count; i++)
        {
            positions.TryAdd(nameOf(elements[i]), i);
        }

        return positions;
    }

    private static (ValueList<string> Ids, Dictionary<string, int> Numbers, int[] GroupAt) Groups(Zone zone)
    {
        var numbers = Positions(zone.SecurityGroups, group => group.Id);
        foreach (var instance in zone.Instances)
        {
            foreach (var id in instance.SecurityGroups)
            {
                numbers.TryAdd(id, None);
            }
        }

        string[] ids = [.. numbers.Keys];
        Array.Sort(ids, StringComparer.Ordinal);
        var groupAt = new int[ids.Length];
        for (var i = 0; i < ids.Length; i++)
        {
            ref var number = ref CollectionsMarshal.GetValueRefOrNullRef(numbers, ids[i]);
            (groupAt[i], number) = (number, i);
        }

        return (ValueList.Adopt(ids), numbers, groupAt);
    }

    private (NumberLists HostOf, NumberLists GroupsOf) Instances()
    {
        var count = Zone.Instances.Count;
        var (hosts, hostStarts) = (new List<int>(count), new int[count + 1]);
        var (groups, groupStarts) = (new List<int>(count), new int[count + 1]);
        for (var i = 0; i < count; i++)
        {
            if (Zone.Instances[i] is { State: InstanceState.Running } instance)
            {
                if (instance.Host is { } name && _hosts.TryGetValue(name, out var host))
                {
                    hosts.Add(host);
                }

                foreach (var id in instance.SecurityGroups)
                {
                    groups.Add(_numbers[id]);
                }
            }

            (hostStarts[i + 1], groupStarts[i + 1]) = (hosts.Count, groups.Count);
        }

        return (new NumberLists(hostStarts, [.. hosts]), new NumberLists(groupStarts, [.. groups]));
    }
}
