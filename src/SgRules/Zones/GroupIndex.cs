using System.Collections.Immutable;
using SgRules.Model;

namespace SgRules;

/// <summary>The groups of a zone by identifier and by the peers that their rules name; a change makes another one and costs what changes.</summary>
internal sealed class GroupIndex
{
    private readonly ImmutableSortedDictionary<string, SecurityGroup> _byId;
    private readonly ImmutableSortedDictionary<string, ImmutableSortedSet<string>> _naming;

    private GroupIndex(ImmutableSortedDictionary<string, SecurityGroup> byId, ImmutableSortedDictionary<string, ImmutableSortedSet<string>> naming) =>
        (_byId, _naming) = (byId, naming);

    public static GroupIndex Empty { get; } = new(
        ImmutableSortedDictionary.Create<string, SecurityGroup>(StringComparer.Ordinal),
        ImmutableSortedDictionary.Create<string, ImmutableSortedSet<string>>(StringComparer.Ordinal));

    /// <summary>A group by its identifier; of several in a wrong zone, the first one.</summary>
    public SecurityGroup? Of(string id) => _byId.TryGetValue(id, out var group) ? group : null;

    /// <summary>The identifiers of the groups whose rules have a group as peer.</summary>
    public IEnumerable<string> Naming(string peer) => _naming.TryGetValue(peer, out var ids) ? ids : [];

    /// <summary>The index after a change; <paramref name="isInjective"/> tells whether no identifier that is added is there already.</summary>
    public GroupIndex With(ListDifference<SecurityGroup> difference, out bool isInjective)
    {
        var (byId, naming) = (_byId.ToBuilder(), _naming.ToBuilder());
        foreach (var group in difference.Removed)
        {
            byId.Remove(group.Id);
            foreach (var peer in group.PeerGroups())
            {
                // A group may name a peer in several rules; it is gone after the first.
                var rest = naming.TryGetValue(peer, out var ids) ? ids.Remove(group.Id) : [];
                _ = naming.Remove(peer);
                if (!rest.IsEmpty)
                {
                    naming.Add(peer, rest);
                }
            }
        }

        isInjective = true;
        foreach (var group in difference.Added)
        {
            isInjective &= byId.TryAdd(group.Id, group);
            foreach (var peer in group.PeerGroups())
            {
                naming[peer] = naming.TryGetValue(peer, out var ids) ? ids.Add(group.Id) : ImmutableSortedSet.Create(StringComparer.Ordinal, group.Id);
            }
        }

        return new GroupIndex(byId.ToImmutable(), naming.ToImmutable());
    }
}
