using SgRules.Addressing;

namespace SgRules.Netfilter;

/// <summary>A set while its members are read.</summary>
internal sealed class SetDraft(SetName name, IpSetType type, IPFamily family, bool isForeign)
{
    private readonly List<IPPrefix> _members = [];
    private bool _isForeign = isForeign;

    public SetName Name => name;

    public IpSetType Type => type;

    public IPFamily Family => family;

    /// <summary>Whether something about it isn't known here, so that nobody can say what it holds.</summary>
    public bool IsForeign => _isForeign || _members.Count > IpSet.MaxMembers;

    public void MarkForeign()
    {
        _isForeign = true;
        _members.Clear();
    }

    public void Add(IPPrefix member) => _members.Add(member);

    public IpSet ToSet(Origin origin) => IpSet.Create(origin, name, type, family, _members);
}
