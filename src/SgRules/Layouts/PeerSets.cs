using SgRules.Addressing;
using SgRules.Netfilter;
using SgRules.Policies;

namespace SgRules.Layouts;

/// <summary>The sets that rules refer to: a group's members, and long lists of CIDRs. One is made where a rule first refers to it.</summary>
internal sealed class PeerSets
{
    private readonly TreeNames _names;
    private readonly Dictionary<string, PeerGroup> _groups;
    private readonly Dictionary<(string Group, IPFamily Family), SetName> _ofGroups = [];
    private readonly Dictionary<SetName, IpSet> _sets = [];
    private readonly List<Diagnostic> _findings = [];

    public PeerSets(HostPolicy policy, TreeNames names)
    {
        _names = names;
        _groups = policy.Peers.ToImmutableArray().ToDictionary(peer => peer.Id, StringComparer.Ordinal);
    }

    public ValueList<IpSet> Sets => _sets.Values.OrderBy(set => set.Name.Text, StringComparer.Ordinal).ToValueList();

    public ValueList<Diagnostic> Findings => _findings.ToValueList();

    /// <summary>The set of a group's members in one family; empty for a group without any (contract 3.14).</summary>
    public SetName OfGroup(string id, IPFamily family)
    {
        if (!_ofGroups.TryGetValue((id, family), out var name))
        {
            name = _names.GroupSet(id, family);
            Add(name, IpSetType.HashIp, family, Members(id, family), new Origin("3.14", $"group {id}"));
            _ofGroups.Add((id, family), name);
        }

        return name;
    }

    /// <summary>The set of some prefixes of one family, none of them /0; equal lists share a set.</summary>
    public SetName OfPrefixes(IReadOnlyCollection<IPPrefix> prefixes, IPFamily family)
    {
        var count = prefixes.Count.ToString(System.Globalization.CultureInfo.InvariantCulture);
        var name = _names.PrefixSet(prefixes, family);
        Add(name, IpSetType.HashNet, family, prefixes, new Origin("5.1", $"{count} CIDRs with the same protocol and ports"));
        return name;
    }

    private void Add(SetName name, IpSetType type, IPFamily family, IReadOnlyCollection<IPPrefix> members, Origin origin)
    {
        if (_sets.ContainsKey(name))
        {
            return;
        }

        if (members.Count > IpSet.MaxMembers)
        {
            _findings.Add(TargetFindings.SetTooLarge.At(string.Empty, $"Set {name} ({origin.Subject}) would have more than 16,777,216 members; split the group or write wider CIDRs."));
            members = [];
        }

        _sets.Add(name, IpSet.Create(origin, name, type, family, members));
    }

    private List<IPPrefix> Members(string id, IPFamily family)
    {
        var all = _groups[id].Members;
        var members = new List<IPPrefix>(all.Count);
        foreach (var address in all)
        {
            if (address.Family == family)
            {
                members.Add(IPPrefix.Of(address));
            }
        }

        return members;
    }
}
