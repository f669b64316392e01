using System.Runtime.Versioning;
using SgRules.Netfilter;
using SgRules.Testing;

namespace SgRules.Updates;

/// <summary>What a plan's script does on a host that others play (design, section 6.4); the kernel's own tests run it for real.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class UpdateScriptTests : IDisposable
{
    // What a script says first: whose plan it is, and where it runs.
    private const string Start = "sgrules: plan for host kvm1, on stage\n";

    private readonly ScriptStage _stage = new();

    private static Document Script => HandMadePlans.Mixed.ScriptFor(HandMadePlans.Options);

    [ShellFact]
    public void Steps_run_in_order_from_the_start()
    {
        var run = _stage.Run(Script);

        Assert.Equal((0, "sgrules: the way back is planned by: sgrules plan new.json 'old zone.json' --host kvm1\n"), (run.ExitCode, LastLine(run.Said)));
        Assert.Equal(
            """
            ebtables-restore --noflush
            ipset destroy sg1-web-4.t
            ipset create sg1-web-4.t hash:ip family inet hashsize 64 maxelem 16777216 bucketsize 12 initval 0x00000001 add sg1-web-4.t 203.0.113.20
            iptables-restore -w 60 --noflush
            ipset add sg1-web-4 203.0.113.20 del sg1-web-4 203.0.113.19
            iptables-restore -w 60 --noflush
            ipset destroy sg1-web-4.t
            """,
            WithoutConntrack(_stage.Calls));
    }

    [ShellFact]
    public void A_commit_that_is_done_and_what_belongs_before_it_are_skipped()
    {
        _stage.Set("ebtables", 1);
        _stage.Set("iptables", 1);

        var run = _stage.Run(Script);

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("step 4 of 7: commit table filter of iptables - done before\n", run.Said, StringComparison.Ordinal);
        Assert.Contains("step 6 of 7: commit table filter of iptables\n", run.Said, StringComparison.Ordinal);
        Assert.Equal(["ipset create", "ipset add", "iptables-restore -w", "ipset destroy"], WithoutConntrack(_stage.Calls).Split('\n').Select(call => string.Join(' ', call.Split(' ')[..2])));
    }

    [ShellFact]
    public void Run_again_at_the_end_it_only_repeats_what_does_no_harm()
    {
        _ = _stage.Run(Script);
        var again = _stage.Run(Script);

        Assert.Equal(0, again.ExitCode);
        Assert.Equal(2, _stage.Calls.Split('\n').Count(call => call.StartsWith("iptables-restore", StringComparison.Ordinal)));
    }

    [ShellFact]
    public void A_state_that_is_not_the_plans_is_refused_before_anything_is_changed()
    {
        _stage.SetText("iptables", 0, "*filter\n:BF-br0 - [0:0]\n-A BF-br0 -j ACCEPT\nCOMMIT\n");

        var run = _stage.Run(Script);

        Assert.Equal(
            (1, Start + "sgrules: our part of table filter of iptables isn't in a state of this plan\nsgrules: this plan starts from something else; plan from what the host has: sgrules plan --from-save DIR new.json --host kvm1\nsgrules: nothing was changed\n"),
            run);
        Assert.Empty(_stage.Calls);
    }

    [ShellFact]
    public void A_tool_that_fails_is_not_taken_for_an_empty_table()
    {
        _stage.Play("ebtables-save", "exit 4");

        Assert.Equal((1, Start + "sgrules: ebtables-save failed\nsgrules: nothing was changed\n"), _stage.Run(Script));
        Assert.Empty(_stage.Calls);
    }

    [ShellFact]
    public void A_table_that_its_tool_cannot_show_is_not_taken_for_an_empty_one()
    {
        _stage.SetText("ip6tables", 0, "# Table `filter' contains incompatible base-chains, use 'nft' tool to list them.\n*filter\n:FORWARD ACCEPT [0:0]\nCOMMIT\n");

        Assert.Equal((1, Start + "sgrules: what ip6tables-save printed can't be read\nsgrules: nothing was changed\n"), _stage.Run(Script));
    }

    [ShellFact]
    public void It_stops_at_the_first_step_that_fails_and_names_it()
    {
        _stage.Play("iptables-restore", "exit 4");

        var run = _stage.Run(Script);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("sgrules: failed at step 4 of 7: commit table filter of iptables\n", run.Said, StringComparison.Ordinal);
        Assert.DoesNotContain("step 5", run.Said, StringComparison.Ordinal);
    }

    [ShellFact]
    public void An_end_that_is_not_the_plans_is_a_failure_and_running_again_is_not_the_advice()
    {
        _stage.SetText("iptables", 2, "*filter\nCOMMIT\n");

        var run = _stage.Run(Script);

        Assert.Equal(2, run.ExitCode);
        Assert.EndsWith(
            "sgrules: our part of table filter of iptables isn't what it shall be: somebody else has changed it meanwhile\nsgrules: plan from what the host has now: sgrules plan --from-save DIR new.json --host kvm1\n",
            run.Said,
            StringComparison.Ordinal);
        Assert.DoesNotContain("again", run.Said, StringComparison.Ordinal);
    }

    [ShellFact]
    public void Cut_off_at_any_line_it_does_nothing()
    {
        var lines = Script.ToString().Split('\n');
        for (var length = 0; length < lines.Length - 1; length++)
        {
            var run = _stage.Run(HandMadePlans.Text(string.Concat(lines[..length].Select(line => $"{line}\n"))));
            Assert.True(run.ExitCode != 0 || length <= Array.IndexOf(lines, "main() {"), FormattableString.Invariant($"cut off at line {length}: {run.Said}"));
            Assert.DoesNotContain("sgrules: ", run.Said, StringComparison.Ordinal);
        }

        Assert.Empty(_stage.Calls);
        Assert.Equal("} && main \"$@\"", lines[^2]);
    }

    [ShellFact]
    public void Another_user_than_root_is_told_to_be_root()
    {
        _stage.Play("id", "echo 1000");

        var run = _stage.Run(Script);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("sgrules: not met: user root. Nobody else may read and change these tables. Run it as root.\n", run.Said, StringComparison.Ordinal);
        Assert.Empty(_stage.Calls);
    }

    [ShellFact]
    public void Tables_of_the_other_backend_are_warned_of()
    {
        _stage.Play("iptables-save", "echo '# Warning: iptables-legacy tables present, use iptables-legacy-save to see them' >&2\ncat iptables.$(cat iptables.at)");

        var run = _stage.Run(Script);

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("sgrules: warning: iptables-save says that there are tables of the legacy backend, too. Packets must pass both; this plan is for those that iptables-save shows.\n", run.Said, StringComparison.Ordinal);
    }

    [ShellFact]
    public void All_that_the_host_lacks_is_said_at_once()
    {
        _stage.Play("ebtables", "echo 'ebtables v2.0.11 (legacy)'");
        var plan = HandMadePlans.Mixed with
        {
            Preconditions = [.. HandMadePlans.Mixed.Preconditions, new(PreconditionKind.Sysctl, "no.such.setting", "It's a test.") { Value = "1", Remedy = "sysctl -w no.such.setting=1" }],
        };

        var run = _stage.Run(plan.ScriptFor(HandMadePlans.Options));

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("sgrules: not met: tool ebtables-restore (nf_tables).", run.Said, StringComparison.Ordinal);
        Assert.Contains("sgrules: not met: sysctl no.such.setting=1. It's a test. Make it so with 'sysctl -w no.such.setting=1'. It is nothing.\n", run.Said, StringComparison.Ordinal);
        Assert.Empty(_stage.Calls);
    }

    [ShellFact]
    public void A_rule_that_lets_packets_go_untracked_is_found_in_table_raw_only()
    {
        var plan = HandMadePlans.Mixed with { Preconditions = [new(PreconditionKind.NoRule, "NOTRACK", "Answers aren't let in.")] };
        var text = "*raw\n-A PREROUTING -i lo -j CT --notrack\nCOMMIT\n*filter\n-A foreign -j NOTRACK\nCOMMIT\n";
        _stage.SetText("ip6tables", 0, text);

        Assert.Equal(0, _stage.Run(plan.ScriptFor(HandMadePlans.Options)).ExitCode);

        _stage.SetText("ip6tables", 0, text.Replace("-i lo", "-i br0", StringComparison.Ordinal));
        Assert.Contains("sgrules: not met: no rule NOTRACK. Answers aren't let in.", _stage.Run(plan.ScriptFor(HandMadePlans.Options)).Said, StringComparison.Ordinal);
    }

    [ShellFact]
    public void An_empty_plan_checks_the_state_and_changes_nothing()
    {
        Assert.Equal((0, Start + "sgrules: nothing to do: the rules are what they shall be\n"), _stage.Run(HandMadePlans.Empty.ScriptFor(HandMadePlans.Options)));

        _stage.Set("iptables", 1);
        Assert.Equal(1, _stage.Run(HandMadePlans.Empty.ScriptFor(HandMadePlans.Options)).ExitCode);
        Assert.Empty(_stage.Calls);
    }

    [ShellFact]
    public void A_refused_plan_is_a_script_that_says_why_and_fails() => Assert.Equal(
        (1, Start + "sgrules: iptables.restore: error SGR2299: It isn't sgrules' chain; adopt it.?rm -rf x\nsgrules: there is no plan because of these errors\nsgrules: nothing was changed\n"),
        _stage.Run(HandMadePlans.Refused.ScriptFor(HandMadePlans.Options)));

    [ShellFact]
    public void A_text_that_looks_like_its_own_end_is_fed_whole()
    {
        var plan = HandMadePlans.Mixed with { Steps = [HandMadePlans.Mixed.Steps[1] with { Document = HandMadePlans.Text("SGRULES\n$(touch x)\nSGRULES_\n") }] };

        _ = _stage.Run(plan.ScriptFor(HandMadePlans.Options));

        Assert.Equal("ipset SGRULES $(touch x) SGRULES_", WithoutConntrack(_stage.Calls));
    }

    [ShellFact("shellcheck")]
    public void Shellcheck_has_nothing_to_say() => Assert.All(
        [HandMadePlans.Mixed, HandMadePlans.Empty, HandMadePlans.Refused, OfExample(), UpdatePlan.Between(Example(), Ruleset.Empty)],
        plan => Assert.Equal((0, string.Empty), _stage.Run("shellcheck", plan.ScriptFor(HandMadePlans.Options), "-s", "sh")));

    [Fact]
    public void A_refused_plans_script_offers_no_other_run_and_no_way_back()
    {
        var text = HandMadePlans.Refused.ScriptFor(HandMadePlans.Options).ToString();

        Assert.DoesNotContain("again", text, StringComparison.Ordinal);
        Assert.DoesNotContain("way back", text, StringComparison.Ordinal);
    }

    public void Dispose() => _stage.Dispose();

    private static UpdatePlan OfExample() => UpdatePlan.Between(Ruleset.Empty, Example());

    private static Ruleset Example() => RuleCompiler.Compile(SnapshotZones.EveryKindOfAddress(), ZoneCase.Host, CompilerOptions.Default).Ruleset!;

    private static string WithoutConntrack(string calls) => string.Join('\n', calls.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(call => !call.StartsWith("conntrack", StringComparison.Ordinal)));

    private static string LastLine(string said) => $"{said.TrimEnd('\n').Split('\n')[^1]}\n";
}
