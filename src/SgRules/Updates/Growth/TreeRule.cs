using SgRules.Addressing;
using SgRules.Netfilter;

namespace SgRules.Updates;

/// <summary>A rule of an address tree: a leaf, which binds a prefix and a port to a gate, or a branch to a node.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Prefix">The addresses it takes.</param>
/// <param name="Device">The ports it takes; <see langword="null"/> for all.</param>
/// <param name="Target">Where it goes.</param>
/// <param name="IsBranch">Whether that is a node of the tree.</param>
internal sealed record TreeRule(Rule Rule, IPPrefix Prefix, DevicePattern? Device, ChainName Target, bool IsBranch)
{
    /// <summary>Reads a rule.</summary>
    /// <returns>The leaf or branch, or <see langword="null"/> if the rule is neither.</returns>
    public static TreeRule? Of(Rule rule, PacketSide side, IPFamily family)
    {
        if (rule.Target is not GotoTarget { Chain: var target } || Conditions(rule, side) is not var (prefix, device, binds))
        {
            return null;
        }

        var isBranch = ChainRoles.Of(target) == ChainRole.TreeNode;
        var isLeaf = device is { IsPrefix: false } && ChainRoles.Of(target) == (side == PacketSide.Source ? ChainRole.EgressPolicy : ChainRole.IngressPolicy);
        return isLeaf || (isBranch && !binds) ? new TreeRule(rule, prefix ?? IPPrefix.Any(family), device, target, isBranch) : null;
    }

    // Each condition once: of two, both would have to hold.
    private static (IPPrefix? Prefix, DevicePattern? Device, bool Binds)? Conditions(Rule rule, PacketSide side)
    {
        var (prefix, device, binds) = ((IPPrefix?)null, (DevicePattern?)null, false);
        foreach (var match in rule.Matches)
        {
            switch (match)
            {
                case SourceMatch { IsNegated: false } source when side == PacketSide.Source && prefix is null:
                    prefix = source.Prefix;
                    break;
                case DestinationMatch { IsNegated: false } destination when side == PacketSide.Destination && prefix is null:
                    prefix = destination.Prefix;
                    break;
                case PhysdevMatch physdev when device is null && DeviceOf(physdev, side) is { } found:
                    device = found;
                    break;
                case MacMatch { IsNegated: false } or CommentMatch:
                    binds = true;
                    break;
                default:
                    return null;
            }
        }

        return (prefix, device, binds);
    }

    /// <summary>Whether no packet is taken by both.</summary>
    public bool IsDisjointFrom(TreeRule other) =>
        (!Prefix.Contains(other.Prefix) && !other.Prefix.Contains(Prefix))
        || (Device is { } mine && other.Device is { } theirs && !Overlap(mine, theirs));

    /// <summary>
    /// Whether a branch above keeps none of its packets out. A branch that says nothing of addresses, or of ports, of its own has only what
    /// its branches above let through, and what stands below it is asked against those.
    /// </summary>
    public bool IsReachableThrough(TreeRule branch) => IsBranch ? !IsDisjointFrom(branch) : IsWithin(branch);

    private bool IsWithin(TreeRule branch) =>
        branch.Prefix.Contains(Prefix)
        && (branch.Device is not { } device || (Device is { } own && device.Matches(own.Name)));

    private static DevicePattern? DeviceOf(PhysdevMatch physdev, PacketSide side)
    {
        var device = side == PacketSide.Source ? physdev.In : physdev.Out;
        var canonical = side == PacketSide.Source ? new PhysdevMatch { In = device } : new PhysdevMatch { Out = device };
        return physdev == canonical ? device : null;
    }

    private static bool Overlap(DevicePattern left, DevicePattern right) => (left.IsPrefix, right.IsPrefix) switch
    {
        (false, false) => left.Name == right.Name,
        (true, false) => left.Matches(right.Name),
        (false, true) => right.Matches(left.Name),
        _ => left.Name.StartsWith(right.Name, StringComparison.Ordinal) || right.Name.StartsWith(left.Name, StringComparison.Ordinal),
    };
}
