using SgRules.Laboratory;
using SgRules.Netfilter;

namespace SgRules.Updates;

/// <summary>A host that isn't what the plan starts from is refused before anything is changed, and the script says which table, or what is missing.</summary>
public sealed class RefusalTests
{
    private const string Filter4 = "table filter of iptables";
    private const string Filter6 = "table filter of ip6tables";
    private const string Ethernet = "table nat of ebtables";

    public static TheoryData<RuleLayout, Backend> Everywhere() => PlanLab.Everywhere();

    [PlanTheory]
    [MemberData(nameof(Everywhere))]
    public void A_host_in_another_state_is_refused_untouched(RuleLayout layout, Backend backend)
    {
        using var host = Lab(layout);
        var other = new HostSide(host.Old.Zone, new CompilerOptions { Layout = layout == RuleLayout.Tree ? RuleLayout.PerVm : RuleLayout.Tree }).Ruleset;
        var rule = LastRule(host.Old.Ruleset.Documents.IPTables);
        var chain = rule.Split(' ')[1];

        AssertRefused(host, backend, () => Change(host, backend, "iptables", "filter", $"-D{rule[2..]}"), Filter4);
        AssertRefused(host, backend, () => Change(host, backend, "iptables", "filter", $"-A {chain} -s 192.0.2.77/32 -j ACCEPT"), Filter4);
        AssertRefused(host, backend, () => Change(host, backend, "ip6tables", "filter", $"-D{LastRule(host.Old.Ruleset.Documents.IP6Tables)[2..]}"), Filter6);
        AssertRefused(host, backend, () => WithoutChain(host, backend), Filter4);
        AssertRefused(host, backend, () => Restore(host, "ebtables-nft-restore", "*nat\n-F PREROUTING\n"), Ethernet);
        AssertRefused(host, backend, () => host.Lab.Load(other, backend), Filter4);
        AssertRefused(host, backend, () => host.Lab.Load(Ruleset.Empty, backend), Filter4);
    }

    [PlanTheory]
    [MemberData(nameof(Everywhere))]
    public void A_host_without_what_the_rules_need_is_refused_untouched(RuleLayout layout, Backend backend)
    {
        using var host = Lab(layout);
        foreach (var setting in new[] { "iptables", "ip6tables" })
        {
            AssertRefused(host, backend, () => host.Lab.Set($"bridge/bridge-nf-call-{setting}", 0), $"net.bridge.bridge-nf-call-{setting}");
            host.Lab.Set($"bridge/bridge-nf-call-{setting}", 1);
        }

        foreach (var family in new[] { "iptables", "ip6tables" })
        {
            AssertRefused(host, backend, () => Change(host, backend, family, "raw", "-A PREROUTING -p udp -j NOTRACK"), "NOTRACK");
            Change(host, backend, family, "raw", "-F PREROUTING");
        }

        AssertRefused(host, backend, () => Change(host, backend, "iptables", "raw", "-A PREROUTING -p udp -j CT --zone 7"), "CT --zone");
    }

    private static PlanLab Lab(RuleLayout layout)
    {
        var (named, options) = (NamedPairs.Of("an instance changes its groups"), new CompilerOptions { Layout = layout });
        return new PlanLab(new ZonePair(named.Old, named.New, options, options, 1));
    }

    private static void AssertRefused(PlanLab host, Backend backend, Action change, string reason)
    {
        host.Lab.Load(host.Old.Ruleset, backend);
        change();
        var trial = new PlanTrial(host.Lab, backend, host.Plan);
        var before = host.Saved(backend);
        var result = trial.Run();

        Assert.True(result is { Status: 1 }, $"{result}");
        Assert.Contains(reason, result!.Value.Error, StringComparison.Ordinal);
        Assert.Contains("nothing was changed", result.Value.Error, StringComparison.Ordinal);
        Assert.Equal(Timeless(before), Timeless(host.Saved(backend)));
        Assert.Equal(0, trial.Calls);
    }

    // Save says when it was.
    private static string Timeless((string IPTables, string IP6Tables, string EbTables, string IpSet) saved)
    {
        var texts = new SavedText(saved.IPTables, saved.IP6Tables, saved.EbTables, saved.IpSet).Canonical;
        return $"{texts.IPTables}{texts.IP6Tables}{texts.EbTables}{texts.IpSet}";
    }

    private static string LastRule(Document document) => document.ToString().Split('\n').Last(line => line.StartsWith("-A ", StringComparison.Ordinal) && !line.StartsWith("-A FORWARD", StringComparison.Ordinal));

    // The last chain that a rule leads to, the rules that lead there included.
    private static void WithoutChain(PlanLab host, Backend backend)
    {
        var lines = host.Old.Ruleset.Documents.IPTables.ToString().Split('\n');
        var chain = lines.Last(line => line.StartsWith("-A ", StringComparison.Ordinal)).Split(' ')[1];
        var uses = lines.Where(line => line.EndsWith($"-j {chain}", StringComparison.Ordinal) || line.EndsWith($"-g {chain}", StringComparison.Ordinal));
        Change(host, backend, "iptables", "filter", [.. uses.Select(line => $"-D{line[2..]}"), $"-F {chain}", $"-X {chain}"]);
    }

    private static void Change(PlanLab host, Backend backend, string family, string table, params string[] lines) =>
        Restore(host, $"{family}-{(backend == Backend.Legacy ? "legacy" : "nft")}-restore", $"*{table}\n{string.Join('\n', lines)}\nCOMMIT\n");

    private static void Restore(PlanLab host, string tool, string text)
    {
        var (status, _, error) = host.Lab.Run(tool, text, "--noflush");
        Assert.True(status == 0, $"{text}\n{error}");
    }
}
