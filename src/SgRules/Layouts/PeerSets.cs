using SgRules.Addressing;
using SgRules.Netfilter;
using SgRules.Policies;

namespace SgRules.Layouts;

/// <summary>The sets that rules refer to: a group's members, and long lists of CIDRs. One is made where a rule first refers to it.</summary>
internal sealed class PeerSets
{
    private readonly TreeNames _names;
    private readonly Dictionary<string, PeerGroup> _groups;
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
        var members = _groups[id].Members.ToImmutableArray().Where(address => address.Family == family).Select(IPPrefix.Of);
        return Add(_names.GroupSet(id, family), IpSetType.HashIp, family, members, new Origin("3.14", $"group {id}"));
    }

    /// <summary>The set of some prefixes of one family, none of them /0; equal lists share a set.</summary>
    public SetName OfPrefixes(IReadOnlyCollection<IPPrefix> prefixes, IPFamily family)
    {
        var count = prefixes.Count.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return Add(_names.PrefixSet(prefixes, family), IpSetType.HashNet, family, prefixes, new Origin("5.1", $"{count} CIDRs with the same protocol and ports"));
    }

    private SetName Add(SetName name, IpSetType type, IPFamily family, IEnumerable<IPPrefix> members, Origin origin)
    {
        if (_sets.ContainsKey(name))
        {
            return name;
        }

        var list = members.ToList();
        if (list.Count > IpSet.MaxMembers)
        {
            _findings.Add(TargetFindings.SetTooLarge.At(string.Empty, $"Set {name} ({origin.Subject}) would have more than 16,777,216 members; split the group or write wider CIDRs."));
            list = [];
        }

        _sets.Add(name, IpSet.Create(origin, name, type, family, list));
        return name;
    }
}
