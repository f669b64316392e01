using SgRules.Model;
using SgRules.Policies;

namespace SgRules.Analysis;

/// <summary>A zone as lint looks at it: groups with their rules as written, who is in which, and what each resolves to.</summary>
internal sealed class LintedZone
{
    private readonly ZoneRelations _relations;
    private readonly HashSet<string> _filtered;
    private readonly Dictionary<string, LintedGroup> _byId = new(StringComparer.Ordinal);
    private readonly Dictionary<ValueList<string>, LintedInstances> _instances = [];
    private readonly ILookup<string, LintedInstances> _ofGroup;

    public LintedZone(Zone zone, LintOptions options, CancellationToken cancellationToken)
    {
        (Zone, Options) = (zone, options);
        _relations = new ZoneRelations(zone, cancellationToken);
        _filtered = zone.Networks.ToImmutableArray().Where(network => network.HasSecurityGroups).Select(network => network.Name).ToHashSet(StringComparer.Ordinal);
        for (var i = 0; i < zone.SecurityGroups.Count; i++)
        {
            _ = _byId.TryAdd(zone.SecurityGroups[i].Id, new LintedGroup(zone.SecurityGroups[i], i));
        }

        Groups = _byId.Values.OrderBy(group => group.At).ToValueList();
        foreach (var instance in zone.Instances)
        {
            Add(instance);
        }

        cancellationToken.ThrowIfCancellationRequested();
        Instances = _instances.Values.ToValueList();
        _ofGroup = Instances.SelectMany(instances => instances.Groups, (instances, group) => (instances, group.Id)).ToLookup(pair => pair.Id, pair => pair.instances, StringComparer.Ordinal);
    }

    public Zone Zone { get; }

    public LintOptions Options { get; }

    /// <summary>The groups, in the zone's order; of several with one identifier the first.</summary>
    public ValueList<LintedGroup> Groups { get; }

    /// <summary>The Running instances with a filtered NIC, those with the same groups together, in the order of the first of them.</summary>
    public ValueList<LintedInstances> Instances { get; }

    /// <summary>Whether an instance of a group runs with a NIC that security groups filter, so that its rules are in force.</summary>
    public bool IsInForce(LintedGroup group) => _ofGroup.Contains(group.Id);

    /// <summary>The instances that a group's rules are asked about; for a group that isn't in force, one that is in it alone.</summary>
    public IReadOnlyList<LintedInstances> InstancesOf(LintedGroup group) => IsInForce(group) ? [.. _ofGroup[group.Id]] : [LintedInstances.Alone(group)];

    public LintedGroup? Group(string id) => _byId.GetValueOrDefault(id);

    /// <summary>What all groups allow, and who their peers are: as a policy of a host without ports.</summary>
    public HostPolicy Policy()
    {
        var groups = Groups.Select(group => PolicyResolver.GroupOf(Zone.SecurityGroups[group.At])).ToValueList();
        var peers = Zone.SecurityGroups.SelectMany(group => group.PeerGroups()).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
        return new HostPolicy { Host = string.Empty, AllowDns = Options.AllowDns, Bridges = [], Groups = groups, Peers = peers.Select(PeerOf).ToValueList() };
    }

    // Of a group that the zone lacks, which is an error of the model, nobody is a member.
    private PeerGroup PeerOf(string id) => _relations.Number(id) is var number and not ZoneRelations.None
        ? PeerResolver.Resolve(_relations, number)
        : new PeerGroup(id, []);

    private void Add(Instance instance)
    {
        var nics = instance.Nics.ToImmutableArray().Where(nic => _filtered.Contains(nic.Network)).ToArray();
        if (instance.State != InstanceState.Running || instance.IsSystemVm || nics.Length == 0)
        {
            return;
        }

        var ids = Distinct.Sorted(instance.SecurityGroups);
        if (!_instances.TryGetValue(ids, out var same))
        {
            same = new LintedInstances(ids.Select(id => Group(id)).OfType<LintedGroup>().OrderBy(group => group.At).ToValueList());
            _instances.Add(ids, same);
        }

        same.Add(instance.Name, nics);
    }
}
