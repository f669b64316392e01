using System.Buffers;
using SgRules.Netfilter;

namespace SgRules.Updates;

/// <summary>Counts what a plan changes, from its start to its end.</summary>
internal static class PlanCount
{
    public static UpdateSummary Of(ValueList<UpdateStep> steps, TableStates[] tables, FamilyPlan[] families)
    {
        List<TableChange> net = [.. tables.Select(Net)];
        List<ChainChange> chains = [.. net.SelectMany(change => change.Chains.ToImmutableArray())];
        List<HookChange> hooks = [.. net.SelectMany(change => change.Hooks.ToImmutableArray())];
        List<SetChange> sets = [.. families.SelectMany(family => family.Sets)];
        return new UpdateSummary
        {
            ChainsCreated = chains.Count(chain => chain.Old is null),
            ChainsChanged = chains.Count(chain => chain is { Old: not null, New: not null }) + hooks.Count,
            ChainsRemoved = chains.Count(chain => chain.New is null),
            RulesAdded = chains.Sum(chain => chain.Added) + hooks.Sum(hook => hook.Added.Count),
            RulesRemoved = chains.Sum(chain => chain.Removed) + hooks.Sum(hook => hook.Removed.Count),
            SetsCreated = sets.Count(set => set is { Old: null, IsUnknown: false }),
            SetsChanged = sets.Count(set => set.Changes),
            SetsDestroyed = sets.Count(set => set.New is null),
            MembersAdded = sets.Sum(set => set.Added.Count),
            MembersRemoved = sets.Sum(set => set.Removed.Count),
            CountersReset = tables.Zip([families[0], families[1], null]).Sum(pair => CountersReset(pair.First, pair.Second)),
            Bytes = steps.Sum(step => Length(step.Document)),
        };
    }

    private static TableChange Net(TableStates table) => table.Changes.Count switch
    {
        0 => new TableChange(table.Table, [], []),
        1 => table.Changes[0],
        _ => TableChange.Of(table.Whole),
    };

    // Rules that stay, but were gone in between: their chain was written anew in a commit, or their set was versioned.
    private static int CountersReset(TableStates table, FamilyPlan? family)
    {
        var rewritten = table.Changes.ToImmutableArray().SelectMany(change => change.Chains.ToImmutableArray())
            .Where(chain => chain is { IsRewritten: true }).Select(chain => chain.Name).ToHashSet();
        if (rewritten.Count == 0 && table.Changes.Count < 2)
        {
            return 0;
        }

        var (start, end) = (table.Parts[0], table.Parts[^1]);
        return table.Changes.ToImmutableArray().SelectMany(change => change.Chains.ToImmutableArray()).Select(chain => chain.Name).Distinct()
            .Sum(name => start.Find(name) is { } before && end.Find(name) is { } after ? CountersReset(before, after, rewritten.Contains(name), family) : 0);
    }

    private static int CountersReset(Chain old, Chain @new, bool isRewritten, FamilyPlan? family)
    {
        var change = ChainChange.Between(old, @new);
        return @new.Rules.ToImmutableArray().Where((rule, i) => !change.KeptNew.IsEmpty && change.KeptNew[i] && (isRewritten || family?.PassesThroughTemporary(rule) == true)).Count();
    }

    private static int Length(Document document)
    {
        var buffer = new ArrayBufferWriter<byte>();
        document.WriteTo(buffer);
        return buffer.WrittenCount;
    }
}
