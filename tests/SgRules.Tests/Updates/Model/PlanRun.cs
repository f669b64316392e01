using System.Security.Cryptography;
using System.Text;

namespace SgRules.Updates;

/// <summary>Runs a plan on a model kernel as its script does: looks at our part of each table first, leaves out finished commits, applies sets again (design, section 6.4).</summary>
internal static class PlanRun
{
    /// <summary>The host behind each atom. Nothing was done yet if the state isn't the plan's.</summary>
    /// <exception cref="UnknownStateException">Our part of a table is none of those that the plan gives it.</exception>
    public static IEnumerable<PlanAtom> Of(UpdatePlan plan, ModelKernel start)
    {
        var index = plan.Owned.ToDictionary(lines => lines.Table, lines => IndexOf(lines, start));
        return Run(plan, start, index);
    }

    /// <summary>All atoms, at once; the start if there is none.</summary>
    public static ModelKernel End(UpdatePlan plan, ModelKernel start) => Of(plan, start).LastOrDefault()?.Host ?? start;

    /// <summary>The content hash of what is ours in a table, from the text that save prints.</summary>
    public static string HashOf(OwnLines lines, ModelTable table)
    {
        var ours = new StringBuilder();
        foreach (var line in table.Text[table.OtherTables.Length..].Split('\n'))
        {
            var words = line.Split(' ');
            if (line.StartsWith(':') && IsOurs(lines, words[0][1..]))
            {
                ours.Append(words[0]).Append(' ').Append(words[1]).Append('\n');
            }
            else if (line.StartsWith("-A ", StringComparison.Ordinal) && (IsOurs(lines, words[1]) || lines.Hooks.Contains(line)))
            {
                ours.Append(line).Append('\n');
            }
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(ours.ToString())));
    }

    private static bool IsOurs(OwnLines lines, string chain) =>
        chain.StartsWith("sg1-", StringComparison.Ordinal) || lines.Chains.Any(name => name.Text == chain);

    private static int IndexOf(OwnLines lines, ModelKernel host)
    {
        var hash = HashOf(lines, host.Table(lines.Table));
        var index = lines.States.ToImmutableArray().IndexOf(hash);
        return index >= 0 ? index : throw new UnknownStateException(lines.Table);
    }

    // Clearing belongs to the state before the table's next commit, where no rule asks what it destroys.
    private static IEnumerable<PlanAtom> Run(UpdatePlan plan, ModelKernel host, Dictionary<UpdateTable, int> index)
    {
        var commits = new Dictionary<UpdateTable, int>();
        foreach (var step in plan.Steps.ToImmutableArray())
        {
            if (step.Kind == UpdateStepKind.Commit)
            {
                var table = step.Table!.Value;
                var number = commits[table] = commits.GetValueOrDefault(table) + 1;
                if (index.GetValueOrDefault(table) < number)
                {
                    host = Try(step, () => host.Commit(table, step.Document.ToString()));
                    yield return new PlanAtom(host, step, "commit");
                }
            }
            else if (step.Kind != UpdateStepKind.ClearSets || index.GetValueOrDefault(step.Table!.Value) <= commits.GetValueOrDefault(step.Table!.Value))
            {
                foreach (var atom in Sets(step, host))
                {
                    host = atom.Host;
                    yield return atom;
                }
            }
        }
    }

    private static IEnumerable<PlanAtom> Sets(UpdateStep step, ModelKernel start)
    {
        var text = step.Document.ToString();
        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        using var hosts = start.RestoreSets(text).GetEnumerator();
        for (var i = 0; Try(step, hosts.MoveNext); i++)
        {
            yield return new PlanAtom(hosts.Current, step, lines[i]);
        }
    }

    private static T Try<T>(UpdateStep step, Func<T> run)
    {
        try
        {
            return run();
        }
        catch (KernelRefusal refusal)
        {
            throw new InvalidOperationException($"{step.Kind} {step.Table}: {refusal.Message}\n{step.Document}", refusal);
        }
    }
}
