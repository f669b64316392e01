using SgRules.Addressing;

namespace SgRules.Netfilter;

/// <summary>The sets that rules can ask, by name.</summary>
internal sealed class SetDirectory
{
    private readonly Dictionary<SetName, IpSet> _sets;
    private readonly HashSet<SetName> _foreign;

    public SetDirectory(ValueList<IpSet> sets, ValueList<SetName> foreign)
    {
        _sets = sets.ToImmutableArray().ToDictionary(set => set.Name);
        _foreign = [.. foreign.ToImmutableArray()];
    }

    public bool IsForeign(SetName name) => _foreign.Contains(name);

    /// <summary>Whether an address is in a set; a set of the other family has none of its members.</summary>
    public Truth Contains(SetName name, InternetAddress address)
    {
        if (!_sets.TryGetValue(name, out var set))
        {
            return Truth.Unknown;
        }

        return set.Family == address.Family && Contains(set, address) ? Truth.Yes : Truth.No;
    }

    private static bool Contains(IpSet set, InternetAddress address) => set.Type == IpSetType.HashIp
        ? set.Members.AsSpan().BinarySearch(IPPrefix.Of(address)) >= 0
        : IsCovered(set.Members.AsSpan(), address);

    // Members are in order of address, then length. Of those up to a key the last one is the only candidate that can be the longest
    // cover; if it is none, every cover is at most as long as what it shares with the address, and is looked for from there.
    private static bool IsCovered(ReadOnlySpan<IPPrefix> members, InternetAddress address)
    {
        var key = IPPrefix.Of(address);
        while (true)
        {
            var found = members.BinarySearch(key);
            if (found >= 0)
            {
                return true;
            }

            if (found == -1)
            {
                return false;
            }

            var last = members[~found - 1];
            if (last.Contains(address))
            {
                return true;
            }

            key = IPPrefix.Containing(address, SharedBits(last.Address, address));
        }
    }

    private static int SharedBits(InternetAddress first, InternetAddress second) =>
        (int)UInt128.LeadingZeroCount(first.Bits ^ second.Bits) - (128 - first.Width);
}
