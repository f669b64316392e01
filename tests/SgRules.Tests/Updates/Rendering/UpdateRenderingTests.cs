using VerifyXunit;

namespace SgRules.Updates;

public sealed class UpdateRenderingTests
{
    [Fact]
    public Task A_script_checks_then_commits_then_verifies() => Verifier.Verify(HandMadePlans.Mixed.ScriptFor(HandMadePlans.Options).ToString(), "sh");

    [Fact]
    public Task Json_has_everything_that_the_plan_has() => Verifier.Verify(HandMadePlans.Mixed.Json.ToString(), "json");

    [Fact]
    public Task A_report_counts_what_changes_and_tells_each_step() => Verifier.Verify(HandMadePlans.Mixed.Report.ToString());

    [Fact]
    public void A_single_counter_is_one_and_many_are_grouped() => Assert.Equal(
        ["chains: 1,234 created", "rules that stay but are written anew: 1 counter reset"],
        UpdateWords.Of(new UpdateSummary { ChainsCreated = 1_234, CountersReset = 1 }));

    [Fact]
    public void An_empty_plan_says_so() => Assert.Equal("Nothing to do: the host has what it shall have.\n", HandMadePlans.Empty.Report.ToString());
}
