using System.Collections.Frozen;
using System.Globalization;
using SgRules.Netfilter;

namespace SgRules.Updates;

/// <summary>
/// Rules of others that stand before hooks of ours in a built-in chain. They stay (design, section 6.6), but what they let through or drop is
/// decided before our rules are asked.
/// </summary>
internal static class RulesAhead
{
    // Behind these a packet goes on to the next rule. Names in small letters are ebtables', whose mark accepts unless told otherwise.
    private static readonly FrozenSet<string> GoingOn = FrozenSet.Create(
        StringComparer.Ordinal, "AUDIT", "CONNMARK", "CONTINUE", "IDLETIMER", "LED", "LOG", "MARK", "NFLOG", "RATEEST", "SET", "TRACE", "ULOG");

    /// <summary>A warning, if there are such rules.</summary>
    /// <param name="table">The table.</param>
    /// <param name="chain">A built-in chain.</param>
    /// <param name="hooks">The numbers of our rules, ascending, of which the last stays where it is.</param>
    /// <param name="bridges">The bridges of ours.</param>
    public static Diagnostic? In(HostTable table, Chain chain, List<int> hooks, IReadOnlySet<string> bridges)
    {
        var (first, count) = (0, 0);
        for (var number = 1; number < hooks[^1]; number++)
        {
            if (hooks.BinarySearch(number) < 0 && CanDecide(chain.Rules[number - 1], bridges))
            {
                first = first == 0 ? number : first;
                count++;
            }
        }

        return count == 0 ? null : table.At(UpdateFindings.ForeignRulesAhead, chain.Name, first, MessageOf(chain, first, count));
    }

    /// <summary>Whether a rule of a built-in chain can be the last that a packet of a bridge of ours meets.</summary>
    public static bool CanDecide(Rule rule, IReadOnlySet<string> bridges) => Decides(rule.Target) && Concerns(rule, bridges);

    private static bool Decides(Target target) => target switch
    {
        NoTarget => false,
        ExtensionTarget { Name: var name, Options: var options } => !GoingOn.Contains(name) && !options.EndsWith("-target CONTINUE", StringComparison.Ordinal),
        _ => true,
    };

    // A rule that names a bridge of ours at one end concerns it, whatever stands at the other; so does one that names no interface.
    private static bool Concerns(Rule rule, IReadOnlySet<string> bridges)
    {
        var namesOthers = false;
        foreach (var match in rule.Matches)
        {
            if (DeviceOf(match) is { } device)
            {
                if (bridges.Any(bridge => device.Matches(bridge)))
                {
                    return true;
                }

                namesOthers = true;
            }
        }

        return !namesOthers;
    }

    private static DevicePattern? DeviceOf(Match match) => match switch
    {
        InInterfaceMatch { IsNegated: false, Device: var device } => device,
        OutInterfaceMatch { IsNegated: false, Device: var device } => device,
        _ => null,
    };

    private static string MessageOf(Chain chain, int first, int count)
    {
        var what = count == 1
            ? $"1 rule of others stands before rules of ours in {chain.Name} and can decide first: {HostTable.Describe(chain, first)}; delete it, or move it"
            : string.Create(CultureInfo.InvariantCulture, $"{count} rules of others stand before rules of ours in {chain.Name} and can decide first, the first {HostTable.Describe(chain, first)}; delete them, or move them");
        return $"{what} behind ours; or delete ours there and plan again, since missing ones are put at the head.";
    }
}
