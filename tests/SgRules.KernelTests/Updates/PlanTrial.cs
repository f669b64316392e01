using System.Diagnostics;
using SgRules.Laboratory;
using SgRules.Netfilter;

namespace SgRules.Updates;

/// <summary>A plan's script run on the kernel while a flood goes on, and what came of it.</summary>
internal sealed class PlanTrial(KernelLab lab, Backend backend, UpdatePlan plan)
{
    private const int RoundsBeforeAndBehind = 3;

    private static readonly UpdateScriptOptions Options = new() { Host = "kvm1", WayBack = "sgrules plan NEW OLD --host kvm1" };

    /// <summary>What is run: the plan's script.</summary>
    public string Script { get; init; } = plan.ScriptFor(Options).ToString();

    /// <summary>What goes on meanwhile, if anything.</summary>
    public FrameFlood? Flood { get; init; }

    /// <summary>How many rounds of the flood went by while a tool was changing something.</summary>
    public int RoundsInCalls { get; private set; }

    /// <summary>How often a tool changed something.</summary>
    public int Calls { get; private set; }

    /// <summary>Runs the script to its end, or kills it when a call of a tool has lasted for some time.</summary>
    /// <param name="stop">The number of the call, from 1, and the time; or never.</param>
    /// <returns>What the script said, and its status; <see langword="null"/> if it was killed.</returns>
    public (int Status, string Output, string Error)? Run((int Call, TimeSpan After)? stop = null)
    {
        Pour("before the script");
        using var run = lab.Start(Script, backend);
        Stopwatch? call = null;
        var isKilled = false;
        Go(() =>
        {
            run.Look();
            RoundsInCalls += run.Calling is null ? 0 : 1;
            if (stop is { } end && run.Calls >= end.Call)
            {
                call ??= Stopwatch.StartNew();
                isKilled = call.Elapsed >= end.After && !run.HasExited;
            }

            return !isKilled && !run.HasExited;
        }, () => FormattableString.Invariant($"call {run.Calls} of a tool, {run.Calling ?? "between calls"}"));
        if (isKilled)
        {
            run.Kill();
            Pour(FormattableString.Invariant($"behind the script, killed in call {run.Calls}, {run.Calling ?? "between calls"}"));
            return null;
        }

        var result = run.End();
        Calls += run.Calls;
        Pour("behind the script");
        return result;
    }

    public int Steps => plan.Steps.Count;

    /// <summary>Runs the script, which must do all that it shall.</summary>
    public void RunToEnd()
    {
        var result = Run();
        Assert.True(result is { Status: 0 }, $"{backend}: {result}\n{Script}");
    }

    /// <summary>What the save tools print, as documents have it.</summary>
    public SavedText Saved => lab.Save(backend).Canonical;

    /// <summary>Fails unless the flood fared as it must.</summary>
    public void AssertUnharmed()
    {
        if (Flood is { Faults: { Count: > 0 } faults } flood)
        {
            Assert.Fail(FormattableString.Invariant($"{flood.Wrong.Lost} of {flood.Sent.Passing} lost, {flood.Wrong.Passed} of {flood.Sent.Dropped} passed; {backend}\n{string.Join('\n', faults)}\n{Script}"));
        }
    }

    /// <summary>Fails unless the host has a ruleset and nothing else.</summary>
    public void AssertHas(Ruleset ruleset)
    {
        var (documents, saved) = (ruleset.Documents, Saved);
        Assert.Equal(TextOf(documents.IPTables, "filter", "INPUT FORWARD OUTPUT"), Bare(saved.IPTables, "filter", "INPUT FORWARD OUTPUT"));
        Assert.Equal(TextOf(documents.IP6Tables, "filter", "INPUT FORWARD OUTPUT"), Bare(saved.IP6Tables, "filter", "INPUT FORWARD OUTPUT"));
        Assert.Equal(TextOf(documents.EbTables, "nat", "PREROUTING OUTPUT POSTROUTING"), Bare(saved.EbTables, "nat", "PREROUTING OUTPUT POSTROUTING"));
        Assert.Equal(ByName(ruleset.Sets), ByName(saved.Sets));
    }

    // The kernel has them in the order in which they were made.
    private static IEnumerable<IpSet> ByName(ValueList<IpSet> sets) => sets.OrderBy(set => set.Name.Text, StringComparer.Ordinal);

    // A table that nobody has made isn't printed, and one that is empty has no document.
    private static string TextOf(Document document, string table, string chains) => Bare(document.ToString(), table, chains);

    private static string Bare(string text, string table, string chains)
    {
        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var builtIn = chains.Split(' ');
        return lines.All(line => line is "COMMIT" || line == $"*{table}" || Array.Exists(builtIn, chain => line.StartsWith($":{chain} ACCEPT", StringComparison.Ordinal)))
            ? string.Empty
            : text;
    }

    private void Pour(string moment)
    {
        var rounds = 0;
        Go(() => Flood is not null && ++rounds < RoundsBeforeAndBehind, () => moment);
    }

    private void Go(Func<bool> goesOn, Func<string> moment)
    {
        if (Flood is null)
        {
            while (goesOn())
            {
                Thread.Sleep(1);
            }

            return;
        }

        Flood.Moment = moment;
        lab.Pour(Flood, goesOn);
    }
}
