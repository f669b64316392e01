namespace SgRules.Analysis;

/// <summary>Finds rules that never matter, and says why.</summary>
internal static class NeedlessRules
{
    /// <summary>Adds a finding for each.</summary>
    /// <returns>Their places.</returns>
    public static HashSet<RulePlace> Find(LintedZone zone, RuleSpaces spaces, LintLog log, CancellationToken cancellationToken)
    {
        var necessity = new RuleNecessity(zone, spaces);
        var found = new List<NeedlessRule>();
        foreach (var group in zone.Groups)
        {
            cancellationToken.ThrowIfCancellationRequested();
            log.LookAt(group);
            spaces.Rest();
            found.AddRange(necessity.NeedlessOf(group));
        }

        var places = found.Select(rule => rule.Place).ToHashSet();
        var blockers = new RuleBlockers(zone, spaces, places);
        var covers = new List<RuleCover>();
        foreach (var rule in found)
        {
            cancellationToken.ThrowIfCancellationRequested();
            log.LookAt(rule.Group);
            spaces.Rest();
            covers.Add(blockers.Of(rule));
        }

        var ofPeer = covers.SelectMany(cover => cover.Rule.Peers, (cover, peer) => (cover, peer.Place)).ToLookup(pair => pair.Place, pair => pair.cover);
        foreach (var cover in covers)
        {
            log.Add(cover.Rule.Kind, cover.Rule.Place, cover.Rule.Group, NeedlessText.Of(cover, ofPeer), cover.Rule.Identities, cover.By.Select(peer => peer.Reference).ToValueList());
        }

        return places;
    }
}
