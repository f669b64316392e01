using SgRules.Laboratory;
using Xunit.Abstractions;

namespace SgRules.Updates;

/// <summary>
/// Plans of generated pairs of zones, their scripts run on the kernel, on both backends, while frames are sent that both states let through and frames
/// that neither does. A failure prints its seed, two small zone.json, the frame, the step and the script.
/// </summary>
public sealed class PlanProperties(ITestOutputHelper output)
{
    private const int Packets = 300;
    private const int Frames = 30;

    [PlanProperty]
    public void Nothing_is_lost_and_nothing_passes_and_at_the_end_the_host_has_the_full_compilation(ZonePair pair) => Try(pair, (trial, plan) =>
    {
        var result = trial.Run();

        Assert.True(result is { Status: 0 }, $"{result}\n{trial.Script}");
    });

    [PlanProperty]
    public void Killed_at_any_moment_the_script_runs_again_from_the_start_to_the_same_end_and_a_third_time_changes_nothing(ZonePair pair) => Try(pair, (trial, plan) =>
    {
        var random = new Random(pair.Seed);
        _ = trial.Run((1 + random.Next(plan.Steps.Count + 1), TimeSpan.FromMilliseconds(random.Next(8))));
        var again = trial.Run();

        Assert.True(again is { Status: 0 }, $"{again}\n{trial.Script}");

        var before = trial.Saved;
        var third = trial.Run();

        Assert.True(third is { Status: 0 }, $"{third}\n{trial.Script}");
        Assert.Equal(before, trial.Saved);
    });

    private void Try(ZonePair pair, Action<PlanTrial, UpdatePlan> run)
    {
        var (old, @new) = (new HostSide(pair.Old, pair.OldOptions), new HostSide(pair.New, pair.NewOptions));
        var plan = UpdatePlan.Between(old.Ruleset, @new.Ruleset);
        var host = new PairHost(pair.Old, pair.New);
        var frames = FloodFrames.Of(host, old, @new, plan, Probes.Of(pair, Packets, Frames));
        using var lab = KernelLab.Open(host.Bridges);
        foreach (var backend in Enum.GetValues<Backend>())
        {
            lab.Load(old.Ruleset, backend);
            using var flood = lab.Flood(frames);
            var trial = new PlanTrial(lab, backend, plan) { Flood = flood };
            run(trial, plan);
            output.WriteLine(FormattableString.Invariant($"{backend} {pair.OldOptions.Layout}-{pair.NewOptions.Layout}: {plan.Steps.Count} steps, {trial.Calls} calls, {flood.Rounds} rounds, {trial.RoundsInCalls} in calls, sent {flood.Sent}, wrong {flood.Wrong}"));
            trial.AssertUnharmed();
            trial.AssertHas(@new.Ruleset);
        }
    }
}
