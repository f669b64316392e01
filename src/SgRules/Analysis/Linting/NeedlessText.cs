using SgRules.Model;

namespace SgRules.Analysis;

/// <summary>Says why a rule never matters, and what to do.</summary>
internal static class NeedlessText
{
    /// <param name="cover">The rule and what makes it needless.</param>
    /// <param name="needless">What is found needless, by the place of each peer.</param>
    public static string Of(RuleCover cover, ILookup<RulePlace, RuleCover> needless)
    {
        var rule = cover.Rule;
        var subject = $"{LintWords.Quoted(rule.Identities)} of group '{rule.Group.Id}' never {(rule.Peers.Count == 1 ? "matters" : "matter")}";
        var it = rule.Peers.Count == 1 ? "it" : "them";
        return rule.Kind.Code switch
        {
            _ when rule.Kind == LintFindings.PeerEmpty => $"{subject}: {Empty(rule)}. Start an instance there, or remove {it}.",
            _ when rule.Kind == LintFindings.EgressRuleOpen => $"{subject}: the group has no other egress rule, and everything may leave without one. Remove {it}, or narrow {it}.",
            _ when rule.Kind == LintFindings.RuleWithoutAddress => $"{subject}: no instance of the group has an IPv4 address{Way(rule)}. Remove {it}, or give one an address.",
            _ when rule.Kind == LintFindings.RuleNeverAsked => $"{subject}: {Unasked(rule)} Remove {it}.",
            _ when rule.Kind == LintFindings.RuleCovered => $"{subject}: {By(cover)} {all(cover)}.{Advice(cover, needless, it)}",
            _ => $"{subject}: every instance of the group is in others too, whose rules allow the same: {By(cover)} {all(cover)}.{Advice(cover, needless, $"{it}, or keep {it} for instances that will be in '{rule.Group.Id}' alone")}",
        };

        static string all(RuleCover cover) => $"{(cover.By.Count == 1 ? "allows" : "together allow")} {(cover.IsInPart ? "all of it that rules decide about" : "all of it")}";
    }

    private static string By(RuleCover cover) =>
        LintWords.List([.. cover.By.Select(peer => peer.Group == cover.Rule.Group.Id ? $"'{peer.Identity}'" : $"'{peer.Identity}' of group '{peer.Group}'")]);

    // Each finding is about deleting that one alone: what depends on another one that may be deleted has to say so.
    private static string Advice(RuleCover cover, ILookup<RulePlace, RuleCover> needless, string action)
    {
        var others = cover.By.SelectMany(peer => needless[peer.Place]).Distinct().ToArray();
        if (others.Length == 0)
        {
            return $" Remove {action}.";
        }

        var mutual = others.Where(other => other.IsBy(cover)).SelectMany(other => other.Rule.Identities).Distinct(StringComparer.Ordinal).ToArray();
        return mutual.Length > 0
            ? $" That is so the other way round for {LintWords.Quoted(mutual)}: remove any one of them, not all."
            : $" {LintWords.Quoted(others.SelectMany(other => other.Rule.Identities))} can be removed too, but not both: remove one, and lint again.";
    }

    private static string Empty(NeedlessRule rule)
    {
        var families = rule.Peers.SelectMany(peer => peer.Allows).Select(allow => allow.Family).Distinct().ToArray();
        var groups = rule.Peers.SelectMany(peer => peer.Allows).Select(allow => allow.Peer.Group).OfType<string>().Distinct(StringComparer.Ordinal).ToArray();
        return $"no running instance of group {LintWords.Quoted(groups)} has an {(families.Length == 1 ? $"{families[0]} " : string.Empty)}address";
    }

    private static string Way(NeedlessRule rule) => rule.Place.Direction == Direction.Egress ? " to send from" : ", nor a multicast one, to receive at";

    private static string Unasked(NeedlessRule rule) => rule.Peers.SelectMany(peer => peer.Allows).Any(allow => allow.Traffic.Protocol.HasPorts)
        ? "guests may always send to port 53."
        : "it allows what guests may always send, or what they may never send whatever a rule says.";
}
