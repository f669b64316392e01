using SgRules.Laboratory;
using Xunit.Abstractions;

namespace SgRules.Updates;

/// <summary>
/// Plans of generated pairs of zones, their scripts run on the kernel, on both backends, while frames are sent that both states let through and frames
/// that neither does. A failure prints its seed, two small zone.json, the frame, the step and the script.
/// </summary>
public sealed class PlanProperties(ITestOutputHelper output)
{
    [PlanProperty]
    public void Nothing_is_lost_and_nothing_passes_and_at_the_end_the_host_has_the_full_compilation(ZonePair pair) => Try(pair, trial => trial.RunToEnd());

    [PlanProperty]
    public void Killed_at_any_moment_the_script_runs_again_from_the_start_to_the_same_end_and_a_third_time_changes_nothing(ZonePair pair)
    {
        var random = new Random(pair.Seed);
        Try(pair, trial =>
        {
            _ = trial.Run((1 + random.Next(trial.Steps + 1), TimeSpan.FromMilliseconds(random.Next(8))));
            trial.RunToEnd();
            var before = trial.Saved;
            trial.RunToEnd();

            Assert.Equal(before, trial.Saved);
        });
    }

    private void Try(ZonePair pair, Action<PlanTrial> run)
    {
        using var host = new PlanLab(pair);
        foreach (var backend in Enum.GetValues<Backend>())
        {
            output.WriteLine($"{pair.OldOptions.Layout}-{pair.NewOptions.Layout} {host.Run(backend, run)}");
        }
    }
}
