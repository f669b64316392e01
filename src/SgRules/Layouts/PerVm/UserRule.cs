using SgRules.Addressing;
using SgRules.Policies;

namespace SgRules.Layouts;

/// <summary>What one rule of a group allows for one prefix, members of peer groups being prefixes of one address.</summary>
/// <remarks>Orders as CloudStack's management server does: protocol as text, first and last port or type and code, longer prefixes first, prefix as text (facts: cloudstack, section 2.3).</remarks>
internal sealed record UserRule(TrafficSelector Traffic, IPPrefix Prefix, string Subject)
{
    private readonly string _protocol = Traffic.Protocol.ToString();
    private readonly string _prefix = Prefix.ToString();

    public static int Compare(UserRule left, UserRule right)
    {
        var order = string.CompareOrdinal(left._protocol, right._protocol);
        order = order != 0 ? order : left.Traffic.Ports.CompareTo(right.Traffic.Ports);
        order = order != 0 ? order : left.Traffic.Messages.CompareTo(right.Traffic.Messages);
        order = order != 0 ? order : right.Prefix.Length.CompareTo(left.Prefix.Length);
        return order != 0 ? order : string.CompareOrdinal(left._prefix, right._prefix);
    }
}
