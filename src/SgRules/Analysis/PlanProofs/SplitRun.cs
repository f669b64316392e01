using SgRules.Netfilter;
using SgRules.Updates;

namespace SgRules.Analysis;

/// <summary>
/// A run of additions to one set, or of removals, that rules ask for both addresses of a packet.
/// </summary>
/// <remarks>
/// Every atom of a run lets each packet through as one of a few states does, so that the run is proven by them, whatever the rules are. While
/// a set gains members, an address that is in it stays in it: so a packet's source is in the set of the start or of the end, and so is its
/// destination. If rules ask for one of the two only, what they do with a packet is what they do at the start or at the end of the run. If they ask for both,
/// there are two states more, which may never come: the source asked in the set of the start and the destination in that of the end, and the other way
/// round. Removals are the mirror image.
/// </remarks>
internal static class SplitRun
{
    private const string Twin = "sgrules.other.end.of.run";

    /// <summary>The two states more, where they are needed.</summary>
    public static IEnumerable<TableMoment> Of(ExecutedAtom run, UpdateTable kind)
    {
        if (run.RunOf is not { } name || !run.Before.Table(kind).AskedSets[name].HasFlag(SetSides.Source | SetSides.Destination))
        {
            return [];
        }

        return [Of(run, kind, name, run.Before, run.After), Of(run, kind, name, run.After, run.Before)];
    }

    // Rules that ask for the destination ask a twin of the set, which has the other members.
    private static TableMoment Of(ExecutedAtom run, UpdateTable kind, string name, PlanState source, PlanState destination)
    {
        var moment = TableMoment.Of(source, kind, run);
        var twin = destination.Sets[name].Named(SetName.Parse(Twin));
        var chains = moment.Table.Chains.ToImmutableArray().Select(chain => chain.Rules.Any(rule => AsksDestination(rule, name)) ? Renamed(chain, name, twin.Name) : chain);
        return moment with
        {
            Table = FilterTable.Create(moment.Table.Family, chains),
            Sets = moment.Sets.Add(twin.Value!),
            IsBetween = true,
        };
    }

    private static bool AsksDestination(Rule rule, string name)
    {
        foreach (var match in rule.Matches)
        {
            if (match is SetMatch { Side: PacketSide.Destination } set && set.Set.Text == name)
            {
                return true;
            }
        }

        return false;
    }

    private static Chain Renamed(Chain chain, string name, SetName twin) => chain with
    {
        Rules = chain.Rules.Select(rule => !AsksDestination(rule, name) ? rule : Rule.Create(
            rule.Origin,
            rule.Target,
            [.. rule.Matches.Select(match => match is SetMatch { Side: PacketSide.Destination } set && set.Set.Text == name ? set with { Set = twin } : match)])).ToValueList(),
    };
}
