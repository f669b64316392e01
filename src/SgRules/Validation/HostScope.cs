using System.Globalization;
using SgRules.Model;

namespace SgRules.Validation;

/// <summary>What of a zone one host's documents depend on: only errors there stop its compilation.</summary>
/// <remarks>
/// The zone, the host, the networks of its bridges and of the NICs on it, the instances running on it and their groups; of the peer
/// groups of those only the identifiers, and of these groups' running members elsewhere only their addresses and groups (contract
/// 3.14). Making one walks the whole zone: make it when there is an error.
/// </remarks>
internal sealed class HostScope
{
    private static readonly string[] PeerParts = [".id"];

    private static readonly string[] MemberParts = [".securityGroups", ".ipv4", ".ipv6", ".secondaryIps"];

    // Of each element the parts of it that matter; none for all of it.
    private readonly Dictionary<string, string[]> _elements = new(StringComparer.Ordinal);

    private HostScope()
    {
    }

    public static HostScope Of(Zone zone, string host)
    {
        var scope = new HostScope();
        var hosts = scope.Take("hosts", zone.Hosts, element => element.Name == host);
        var instances = scope.Take("instances", zone.Instances, instance => Runs(instance) && instance.Host == host);

        var carried = hosts.SelectMany(element => element.Bridges.ToImmutableArray()).SelectMany(bridge => bridge.Networks.ToImmutableArray());
        var used = instances.SelectMany(instance => instance.Nics.ToImmutableArray()).Select(nic => nic.Network);
        var networks = Names(carried.Concat(used));
        scope.Take("networks", zone.Networks, network => networks.Contains(network.Name));

        var own = Names(instances.SelectMany(instance => instance.SecurityGroups.ToImmutableArray()));
        var groups = scope.Take("securityGroups", zone.SecurityGroups, group => own.Contains(group.Id));
        var rules = groups.SelectMany(group => group.Ingress.ToImmutableArray().Concat(group.Egress.ToImmutableArray()));
        var peers = Names(rules.SelectMany(rule => rule.Groups.ToImmutableArray()));
        scope.Take("securityGroups", zone.SecurityGroups, group => peers.Contains(group.Id), PeerParts);
        scope.Take("instances", zone.Instances, instance => Runs(instance) && peers.Overlaps(instance.SecurityGroups.ToImmutableArray()), MemberParts);
        return scope;
    }

    /// <summary>Whether a finding concerns the host: it names an element that the host depends on, or no element.</summary>
    public bool Affects(Diagnostic diagnostic)
    {
        var affects = Holds(diagnostic.Path);
        foreach (var path in diagnostic.RelatedPaths)
        {
            affects |= Holds(path);
        }

        return affects;
    }

    // "zone.name" and "" stand for the whole zone; a list's path without an index for the whole list.
    private bool Holds(string path)
    {
        var end = path.IndexOf(']', StringComparison.Ordinal);
        if (end < 0 || path.StartsWith("zone.", StringComparison.Ordinal))
        {
            return true;
        }

        var rest = path[(end + 1)..];
        return _elements.TryGetValue(path[..(end + 1)], out var parts)
            && (parts.Length == 0 || rest.Length == 0 || Array.Exists(parts, part => rest.Contains(part, StringComparison.Ordinal)));
    }

    /// <summary>Adds those elements of a list that belong to the scope, whole or in parts.</summary>
    private List<T> Take<T>(string list, ValueList<T> elements, Func<T, bool> belongs, params string[] parts)
    {
        var taken = new List<T>();
        for (var i = 0; i < elements.Count; i++)
        {
            if (belongs(elements[i]))
            {
                taken.Add(elements[i]);
                _elements.TryAdd(string.Create(CultureInfo.InvariantCulture, $"{list}[{i}]"), parts);
            }
        }

        return taken;
    }

    private static bool Runs(Instance instance) => instance.State == InstanceState.Running;

    private static HashSet<string> Names(IEnumerable<string> names) => names.ToHashSet(StringComparer.Ordinal);
}
