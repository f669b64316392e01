using SgRules.Model;
using SgRules.Policies;

namespace SgRules;

/// <summary>What one host's documents depend on; asked from the host's side, where <see cref="ErrorReach"/> asks from the error's.</summary>
internal sealed class HostNeeds
{
    private readonly ZoneRelations _relations;

    public HostNeeds(ZoneRelations relations, string host)
    {
        (_relations, Host) = (relations, host);
        foreach (var bridge in relations.Host(host)?.Bridges ?? [])
        {
            Networks.UnionWith(bridge.Networks.ToImmutableArray());
        }

        foreach (var instance in relations.RunningOn(host))
        {
            foreach (var nic in relations.Zone.Instances[instance].Nics)
            {
                Networks.Add(nic.Network);
            }

            foreach (var group in relations.GroupsOf(instance))
            {
                Groups.Add(group);
            }
        }

        foreach (var group in Groups)
        {
            AddPeers(group);
        }
    }

    /// <summary>The host's name.</summary>
    public string Host { get; }

    /// <summary>The names of the networks of its bridges and of the NICs on it.</summary>
    public HashSet<string> Networks { get; } = new(StringComparer.Ordinal);

    /// <summary>The groups of its instances, by number.</summary>
    public HashSet<int> Groups { get; } = [];

    /// <summary>The groups that rules of those have as peers, by number.</summary>
    public HashSet<int> Peers { get; } = [];

    /// <summary>The Running instances elsewhere in one of those, by position.</summary>
    public HashSet<int> MembersElsewhere()
    {
        var members = new HashSet<int>();
        foreach (var peer in Peers)
        {
            foreach (var member in _relations.MembersOf(peer))
            {
                if (!string.Equals(_relations.Zone.Instances[member].Host, Host, StringComparison.Ordinal))
                {
                    members.Add(member);
                }
            }
        }

        return members;
    }

    /// <summary>Whether a finding is about something of this, or about no element.</summary>
    public bool Concerns(Diagnostic finding) =>
        Concerns(ModelPath.TryParse(finding.Path)) || finding.RelatedPaths.ToImmutableArray().Any(path => Concerns(ModelPath.TryParse(path)));

    private bool Concerns(ModelPath? path) => path switch
    {
        null => true,
        { List: ModelPath.Hosts } => _relations.Zone.Hosts[path.Index].Name == Host,
        { List: ModelPath.Networks } => Networks.Contains(_relations.Zone.Networks[path.Index].Name),
        { List: ModelPath.Groups } => _relations.Number(_relations.Zone.SecurityGroups[path.Index].Id) is var group
            && (Groups.Contains(group) || (Peers.Contains(group) && path.IsAboutPeers)),
        _ => Concerns(_relations.Zone.Instances[path.Index], path),
    };

    private bool Concerns(Instance instance, ModelPath path) => instance.State == InstanceState.Running
        && (instance.Host == Host || (path.IsAboutMembers && instance.SecurityGroups.ToImmutableArray().Any(id => Peers.Contains(_relations.Number(id)))));

    private void AddPeers(int group)
    {
        if (_relations.Group(group) is { } rules)
        {
            foreach (var peer in rules.PeerGroups())
            {
                if (_relations.Number(peer) is var number and not ZoneRelations.None)
                {
                    Peers.Add(number);
                }
            }
        }
    }
}
