using SgRules.Laboratory;

namespace SgRules.Updates;

/// <summary>A flood sees what a script does wrong for a moment: else it would prove nothing of one that does it right.</summary>
public sealed class FloodTests
{
    [PlanTheory]
    [InlineData(Backend.Legacy)]
    [InlineData(Backend.Nft)]
    public void A_flood_sees_what_an_obvious_order_of_steps_lets_through(Backend backend)
    {
        using var host = Host();
        var wrong = WrongOf(host, backend, """
            ipset add sg1-one-4 203.0.113.17
            ipset del sg1-two-4 203.0.113.18
            """);

        Assert.True(wrong.Passed > 0);
        Assert.Equal(0, wrong.Lost);
    }

    [PlanTheory]
    [InlineData(Backend.Legacy)]
    [InlineData(Backend.Nft)]
    public void A_flood_sees_what_two_commits_instead_of_one_lose(Backend backend)
    {
        using var host = Host();
        var wrong = WrongOf(host, backend, $"""
            printf '*filter\n:BF-cloudbr0-OUT - [0:0]\nCOMMIT\n' | iptables-restore --noflush
            iptables-restore <<'EOF'
            {host.Old.Ruleset.Documents.IPTables}
            EOF
            """);

        Assert.True(wrong.Lost > 0);
        Assert.Equal(0, wrong.Passed);
    }

    private static PlanLab Host()
    {
        var (named, options) = (NamedPairs.Of(NamedPairs.InAndOut), new CompilerOptions());
        return new PlanLab(new ZonePair(named.Old, named.New, options, options, 1), named.Probes);
    }

    private static (long Lost, long Passed) WrongOf(PlanLab host, Backend backend, string script)
    {
        host.Lab.Load(host.Old.Ruleset, backend);
        using var flood = host.Lab.Flood(host.FloodFrames);
        new PlanTrial(host.Lab, backend, host.Plan) { Flood = flood, Script = $"set -e\n{script}\n" }.RunToEnd();
        return flood.Wrong;
    }
}
