using SgRules.Cli.Testing;

namespace SgRules.Cli;

public sealed class PlanProofTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string New => _folder.Write("new.json", ModelTexts.Example);

    [Theory]
    [InlineData("tree")]
    [InlineData("per-vm")]
    public void A_plan_that_is_proven_is_written_and_the_proof_says_what_it_is_of(string layout)
    {
        var plain = Tool.Run("plan", "--from-nothing", New, "--layout", layout);

        var run = Tool.Run("plan", "--from-nothing", New, "--layout", layout, "--prove");

        Assert.Equal((0, plain.Output), (run.ExitCode, run.Output));
        Assert.StartsWith("proven: no atom of ", run.Error, StringComparison.Ordinal);
        Assert.Contains("\nscope: IPv4 with its sets, IPv6 with its sets and Ethernet, each alone", run.Error, StringComparison.Ordinal);
        Assert.Contains("\nobligation: ", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_plan_from_a_hosts_save_whose_rules_are_not_all_understood_is_not_written_and_exits_3()
    {
        var saved = Path.Combine(_folder.Write("saved/kvm1/ipset.restore", string.Empty), "..");
        Assert.Equal(0, Tool.Run("compile", New, "--out", _folder["saved"]).ExitCode);
        var table = Path.Combine(saved, "iptables.restore");
        File.WriteAllText(table, File.ReadAllText(table)
            .Replace("-A FORWARD -i cloudbr0 -m physdev", "-A FORWARD -m addrtype --dst-type UNICAST -j ACCEPT\n-A FORWARD -i cloudbr0 -m physdev", StringComparison.Ordinal)
            .Replace("-A BF-cloudbr0-IN -j DROP\n", string.Empty, StringComparison.Ordinal));
        var sets = Path.Combine(saved, "ipset.restore");
        File.WriteAllText(sets, File.ReadAllText(sets).Replace("add sg1-default-4 203.0.113.19\n", "add sg1-default-4 203.0.113.18\n", StringComparison.Ordinal));

        var run = Tool.Run("plan", "--from-save", _folder["saved"], New, "--prove");

        Assert.Equal((3, string.Empty), (run.ExitCode, run.Output));
        Assert.Contains("unknown: it can't be said whether the plan opens or blinks\nwhy: Behind step ", run.Error, StringComparison.Ordinal);
        Assert.Contains("hangs on a rule or a set that isn't understood", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_refused_plan_is_written_as_ever_for_there_is_nothing_to_prove()
    {
        var wrong = _folder.Write("wrong.json", "{}");

        var run = Tool.Run("plan", "--from-nothing", wrong, "--prove", "--host", "kvm1");

        Assert.Equal(Tool.Run("plan", "--from-nothing", wrong, "--host", "kvm1"), run);
    }

    public void Dispose() => _folder.Dispose();
}
