using SgRules.Addressing;
using SgRules.Netfilter;

namespace SgRules.Layouts;

#pragma warning disable MA0097 // Sorted, never compared by itself.
/// <summary>One address or prefix of one port, and the rule that binds the two. Orders by prefix, then device.</summary>
internal readonly record struct TreeLeaf(IPPrefix Prefix, string Device, Rule Rule) : IComparable<TreeLeaf>
{
    /// <summary>The contract paragraph that a tree implements: identity of the sender, or of the receiver.</summary>
    public static string ParagraphOf(PacketSide side) => side == PacketSide.Source ? "3.1" : "3.3";

    public int CompareTo(TreeLeaf other) => Prefix.CompareTo(other.Prefix) is var byPrefix and not 0 ? byPrefix : string.CompareOrdinal(Device, other.Device);

    public static int CompareByDevice(TreeLeaf left, TreeLeaf right) =>
        string.CompareOrdinal(left.Device, right.Device) is var byDevice and not 0 ? byDevice : left.Prefix.CompareTo(right.Prefix);
}
