using System.Buffers;
using System.Text;
using SgRules.Netfilter;
using SgRules.Updates;

namespace SgRules.Analysis;

/// <summary>The plan that anybody would write first: sets gain their members, each table is committed once, sets lose their members. It opens where two gates change (design, section 6).</summary>
internal static class NaivePlan
{
    public static UpdatePlan Between(Ruleset before, Ruleset after) => HandMadePlans.Empty with
    {
        Steps =
        [
            .. Step(UpdateStepKind.FillSets, null, Filled(before, after)),
            .. Commit(UpdateTable.Ethernet, OwnTable.Of(before.Ethernet), OwnTable.Of(after.Ethernet)),
            .. Commit(UpdateTable.IPv4, OwnTable.Of(before.IPv4), OwnTable.Of(after.IPv4)),
            .. Commit(UpdateTable.IPv6, OwnTable.Of(before.IPv6), OwnTable.Of(after.IPv6)),
            .. Step(UpdateStepKind.PruneSets, null, Pruned(before, after)),
        ],
    };

    /// <summary>Runs a plan on the model kernel from its first step to its last, whatever state the tables are in.</summary>
    public static IEnumerable<PlanAtom> Run(UpdatePlan plan, ModelKernel host)
    {
        foreach (var step in plan.Steps.ToImmutableArray())
        {
            foreach (var next in step.Kind == UpdateStepKind.Commit ? [host.Commit(step.Table!.Value, step.Document.ToString())] : host.RestoreSets(step.Document.ToString()))
            {
                yield return new PlanAtom(host = next, step, "atom");
            }
        }
    }

    private static string Filled(Ruleset before, Ruleset after)
    {
        var made = new ArrayBufferWriter<byte>();
        IpSetText.Write(made, after.Sets.Where(set => before.Sets.All(other => other.Name != set.Name)).ToValueList());
        return Encoding.UTF8.GetString(made.WrittenSpan) + Edits("add", before, after);
    }

    private static string Pruned(Ruleset before, Ruleset after) => Edits("del", after, before)
        + string.Concat(before.Sets.Where(set => after.Sets.All(other => other.Name != set.Name)).Select(set => $"destroy {set.Name}\n"));

    private static string Edits(string command, Ruleset from, Ruleset to) => string.Concat(to.Sets
        .Select(set => (Set: set, Other: from.Sets.FirstOrDefault(other => other.Name == set.Name)))
        .Where(pair => pair.Other is not null)
        .SelectMany(pair => pair.Set.Members.Except(pair.Other!.Members).Select(member => $"{command} {pair.Set.Name} {(member.IsSingleAddress ? member.Address.ToString() : member.ToString())}\n")));

    private static IEnumerable<UpdateStep> Commit(UpdateTable table, OwnTable before, OwnTable after)
    {
        var comparison = TableComparison.Of(table, before, after);
        return comparison.IsSame ? [] : Step(UpdateStepKind.Commit, table, CommitText.Of(TableChange.Of(comparison)).ToString());
    }

    private static IEnumerable<UpdateStep> Step(UpdateStepKind kind, UpdateTable? table, string text) =>
        text.Length == 0 ? [] : [new UpdateStep { Kind = kind, Table = table, Document = HandMadePlans.Text(text), Reason = "test", Changes = [] }];
}
