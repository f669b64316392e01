using SgRules.Netfilter;

namespace SgRules.Updates;

/// <summary>The forms of the rules of ours in built-in chains, exactly as layouts write them (design, section 4).</summary>
internal static class HookForms
{
    private static readonly PhysdevMatch IsBridged = new() { IsBridged = true };

    /// <summary>The bridge whose bridged packets a rule sends to the bridge's chain: <c>-i BR -m physdev --physdev-is-bridged -j BF-BR</c>; <see langword="null"/> if it is no such rule.</summary>
    public static string? HookedBridge(Rule rule) =>
        rule.Matches.Count == 2 && rule.Matches[1].Equals(IsBridged) && InBridge(rule.Matches[0]) is { } bridge && LeadsTo(rule, bridge) ? bridge : null;

    /// <summary>The bridge to whose chain a rule leads in whatever form that names it, as CloudStack's do.</summary>
    public static string? BridgeLedTo(Rule rule)
    {
        foreach (var match in rule.Matches)
        {
            if ((InBridge(match) ?? OutBridge(match)) is { } bridge && LeadsTo(rule, bridge))
            {
                return bridge;
            }
        }

        return null;
    }

    /// <summary>Whether a rule of a built-in chain is ours, given the bridges that are.</summary>
    public static bool IsOurs(ChainName builtIn, Rule rule, HashSet<string> bridges)
    {
        if (builtIn == ChainName.Forward)
        {
            return (HookedBridge(rule) ?? RoutedBridge(rule)) is { } bridge && bridges.Contains(bridge);
        }

        return rule.Matches.IsEmpty && rule.Target is JumpTarget { Chain.Text: var chain }
            && ((builtIn == ChainName.Prerouting && chain == OwnNames.FrameSenders) || (builtIn == ChainName.Postrouting && chain == OwnNames.FrameReceivers));
    }

    private static string? RoutedBridge(Rule rule) =>
        rule.Matches.Count == 1 && rule.Target == Target.Drop ? InBridge(rule.Matches[0]) ?? OutBridge(rule.Matches[0]) : null;

    private static bool LeadsTo(Rule rule, string bridge) =>
        rule.Target is JumpTarget { Chain.Text: var chain } && chain == OwnNames.OfBridge(bridge);

    private static string? InBridge(Match match) =>
        match is InInterfaceMatch { IsNegated: false, Device: { IsPrefix: false, Name: var name } } ? name : null;

    private static string? OutBridge(Match match) =>
        match is OutInterfaceMatch { IsNegated: false, Device: { IsPrefix: false, Name: var name } } ? name : null;
}
