using SgRules.Addressing;
using SgRules.Netfilter;

namespace SgRules.Layouts;

/// <summary>One address or prefix of one port, and the rule that binds the two.</summary>
internal readonly record struct TreeLeaf(IPPrefix Prefix, string Device, Rule Rule)
{
    /// <summary>The contract paragraph that a tree implements: identity of the sender, or of the receiver.</summary>
    public static string ParagraphOf(PacketSide side) => side == PacketSide.Source ? "3.1" : "3.3";

    public static int CompareByPrefix(TreeLeaf left, TreeLeaf right) =>
        left.Prefix.CompareTo(right.Prefix) is var byPrefix and not 0 ? byPrefix : string.CompareOrdinal(left.Device, right.Device);

    public static int CompareByDevice(TreeLeaf left, TreeLeaf right) =>
        string.CompareOrdinal(left.Device, right.Device) is var byDevice and not 0 ? byDevice : left.Prefix.CompareTo(right.Prefix);
}
