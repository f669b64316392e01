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
    public void An_empty_plan_says_so() => Assert.Equal("Nothing to do: the host has what it shall have.\n", HandMadePlans.Empty.Report.ToString());
}
