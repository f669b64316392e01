using SgRules.Model;
using SgRules.Policies;

namespace SgRules;

/// <summary>Which hosts the errors of a zone stop: those whose documents depend on what an error is about.</summary>
/// <remarks>
/// A host depends on the zone itself, on its own entry, the networks of its bridges and of the NICs on it, the instances running on it
/// and their groups; of the peer groups of those only on the identifiers, and of these groups' running members elsewhere only on their
/// addresses and groups (contract 3.14). Asked from the error's side, so that a zone with many hosts and many errors is walked once.
/// </remarks>
internal sealed class ErrorReach(ZoneRelations relations)
{
    private readonly HashSet<string> _hosts = new(StringComparer.Ordinal);
    private readonly HashSet<string> _networks = new(StringComparer.Ordinal);
    private readonly HashSet<string> _used = new(StringComparer.Ordinal);
    private readonly HashSet<string> _named = new(StringComparer.Ordinal);
    private Dictionary<string, HashSet<string>>? _users;
    private Dictionary<string, List<string>>? _namers;
    private bool _isEverywhere;

    /// <summary>What the errors among some findings stop; <see langword="null"/> if there is none.</summary>
    public static ErrorReach? Of(ZoneRelations relations, ValueList<Diagnostic> findings)
    {
        ErrorReach? reach = null;
        foreach (var finding in findings)
        {
            if (finding.Severity == DiagnosticSeverity.Error)
            {
                reach ??= new ErrorReach(relations);
                reach.Add(finding);
            }
        }

        return reach;
    }

    /// <summary>Whether one of the findings added concerns a host.</summary>
    public bool Holds(string host) => _isEverywhere || _hosts.Contains(host);

    /// <summary>Adds a finding: it concerns what its path and its related paths name, or all if they name no element.</summary>
    public void Add(Diagnostic finding)
    {
        Add(finding.Path);
        foreach (var path in finding.RelatedPaths)
        {
            Add(path);
        }
    }

    // "zone.name" and "" stand for the whole zone; a list's path without an index for the whole list.
    private void Add(string path)
    {
        if (ModelPath.TryParse(path) is not { } element)
        {
            _isEverywhere = true;
            return;
        }

        switch (element.List)
        {
            case ModelPath.Hosts:
                _hosts.Add(relations.Zone.Hosts[element.Index].Name);
                break;
            case ModelPath.Networks:
                AddNetwork(relations.Zone.Networks[element.Index].Name);
                break;
            case ModelPath.Groups:
                AddGroup(relations.Zone.SecurityGroups[element.Index].Id, element);
                break;
            default:
                AddInstance(relations.Zone.Instances[element.Index], element);
                break;
        }
    }

    private void AddNetwork(string network)
    {
        _users ??= NetworkUsers();
        if (_networks.Add(network) && _users.TryGetValue(network, out var hosts))
        {
            _hosts.UnionWith(hosts);
        }
    }

    private void AddGroup(string id, ModelPath path)
    {
        AddHostsOf(id);
        if (path.IsAboutPeers)
        {
            AddHostsNaming(id);
        }
    }

    private void AddInstance(Instance instance, ModelPath path)
    {
        if (instance.State != InstanceState.Running)
        {
            return;
        }

        if (instance.Host is { } host)
        {
            _hosts.Add(host);
        }

        if (path.IsAboutMembers)
        {
            foreach (var group in instance.SecurityGroups)
            {
                AddHostsNaming(group);
            }
        }
    }

    /// <summary>Adds the hosts of the instances in a group.</summary>
    private void AddHostsOf(string group)
    {
        if (_used.Add(group) && relations.Number(group) is var number and not ZoneRelations.None)
        {
            foreach (var member in relations.MembersOf(number))
            {
                if (relations.Zone.Instances[member].Host is { } host)
                {
                    _hosts.Add(host);
                }
            }
        }
    }

    /// <summary>Adds the hosts of the instances in groups whose rules have a group as peer.</summary>
    private void AddHostsNaming(string group)
    {
        _namers ??= Namers();
        if (_named.Add(group) && _namers.TryGetValue(group, out var namers))
        {
            namers.ForEach(AddHostsOf);
        }
    }

    private Dictionary<string, List<string>> Namers()
    {
        var namers = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (var group in relations.Zone.SecurityGroups)
        {
            foreach (var peer in group.PeerGroups())
            {
                if (!namers.TryGetValue(peer, out var ids))
                {
                    namers.Add(peer, ids = []);
                }

                ids.Add(group.Id);
            }
        }

        return namers;
    }

    private Dictionary<string, HashSet<string>> NetworkUsers()
    {
        var users = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        foreach (var host in relations.Zone.Hosts)
        {
            foreach (var bridge in host.Bridges)
            {
                Use(bridge.Networks, host.Name);
            }
        }

        foreach (var instance in relations.Zone.Instances)
        {
            if (instance is { State: InstanceState.Running, Host: { } host })
            {
                Use(instance.Nics.ToImmutableArray().Select(nic => nic.Network), host);
            }
        }

        return users;

        void Use(IEnumerable<string> networks, string host)
        {
            foreach (var network in networks)
            {
                if (!users.TryGetValue(network, out var hosts))
                {
                    users.Add(network, hosts = new HashSet<string>(StringComparer.Ordinal));
                }

                hosts.Add(host);
            }
        }
    }
}
