using SgRules.Laboratory;

namespace SgRules.Updates;

/// <summary>A script that a tool stops says at which step, and runs again from the start once the cause is gone.</summary>
public sealed class StoppedScriptTests
{
    [PlanTheory]
    [InlineData(Backend.Legacy)]
    [InlineData(Backend.Nft)]
    public void A_set_that_somebody_else_uses_meanwhile_stops_the_script_at_its_step(Backend backend)
    {
        var (named, options) = (NamedPairs.Of("to nothing"), new CompilerOptions());
        using var host = new PlanLab(new ZonePair(named.Old, named.New, options, options, 1), named.Probes);
        var step = host.Plan.Steps.Count;
        host.Run(backend, trial =>
        {
            Restore("-A INPUT -m set --match-set sg1-one-4 src -j ACCEPT");
            var stopped = trial.Run();

            Assert.Equal(UpdateStepKind.DestroySets, host.Plan.Steps[^1].Kind);
            Assert.True(stopped is { Status: 2 }, $"{stopped}");
            Assert.Contains(FormattableString.Invariant($"failed at step {step} of {step}"), stopped!.Value.Error, StringComparison.Ordinal);

            Restore("-D INPUT -m set --match-set sg1-one-4 src -j ACCEPT");
            trial.RunToEnd();
        });

        void Restore(string line)
        {
            var (status, _, error) = host.Lab.Run($"iptables-{(backend == Backend.Legacy ? "legacy" : "nft")}-restore", $"*filter\n{line}\nCOMMIT\n", "--noflush");
            Assert.True(status == 0, error);
        }
    }

    [PlanTheory]
    [InlineData(Backend.Legacy)]
    [InlineData(Backend.Nft)]
    public void The_save_texts_of_a_host_that_has_nothing_are_a_start_and_then_there_is_nothing_left_to_do(Backend backend)
    {
        var (named, options) = (NamedPairs.Of("from nothing"), new CompilerOptions());
        using var host = new PlanLab(new ZonePair(named.Old, named.New, options, options, 1));

        // Asked for all tables, save prints none that nobody has made; asked for one by name, it does.
        var plan = UpdatePlan.Between(host.State(backend, isWhole: false), host.New.Ruleset);
        var trial = new PlanTrial(host.Lab, backend, plan);
        trial.RunToEnd();
        trial.AssertHas(host.New.Ruleset);
        var next = UpdatePlan.Between(host.State(backend, isWhole: false), host.New.Ruleset);

        Assert.Equal(host.Plan.End, plan.End);
        Assert.True(next.IsEmpty, string.Join('\n', next.Diagnostics));
        new PlanTrial(host.Lab, backend, next).RunToEnd();
    }
}
