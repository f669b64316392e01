using System.Text;
using SgRules.Laboratory;
using SgRules.Netfilter;

namespace SgRules.Updates;

/// <summary>What others have on the host - rules before, between and behind ours, chains, policies, tables, sets - is the same behind a plan, in place and in order.</summary>
public sealed class ForeignContentTests
{
    private const string Filter = """
        *filter
        :INPUT DROP [0:0]
        :DOCKER - [0:0]
        :DOCKER-USER - [0:0]
        :f2b-sshd - [0:0]
        -A INPUT -i lo -j ACCEPT
        -A INPUT -p tcp -m multiport --dports 22 -j f2b-sshd
        -A INPUT -m set --match-set f2b-banned src -j DROP
        -A OUTPUT -o lo -j ACCEPT
        -A f2b-sshd -j RETURN
        -I FORWARD 1 -i docker0 -j DOCKER-USER
        -I FORWARD 3 -o docker0 -m conntrack --ctstate RELATED,ESTABLISHED -j ACCEPT
        -I FORWARD 4 -o docker0 -j DOCKER
        -A FORWARD -i docker0 ! -o docker0 -m limit --limit 5/sec -j ACCEPT
        -A DOCKER -d 172.17.0.2/32 ! -i docker0 -o docker0 -p tcp -m tcp --dport 80 -m comment --comment "a \"quoted\" one" -j ACCEPT
        -A DOCKER-USER -j RETURN
        COMMIT
        *mangle
        :keep - [0:0]
        -A PREROUTING -i docker0 -j keep
        -A keep -j MARK --set-xmark 0x1/0xffffffff
        COMMIT

        """;

    private const string Frames = """
        *nat
        :others ACCEPT
        -A others -p ARP -j ACCEPT
        -I PREROUTING 1 -i docker0 -j others
        -A POSTROUTING -o docker0 -j others

        """;

    private const string FrameFilter = "*filter\n:theirs RETURN\n-A theirs -p IPv6 -j ACCEPT\n-A FORWARD -i docker0 -j theirs\n";

    private const string Sets = "create f2b-banned hash:ip family inet hashsize 1024 maxelem 65536\nadd f2b-banned 192.0.2.66\ncreate others hash:ip,port family inet\nadd others 192.0.2.1,tcp:80\n";

    // In a short run each with one layout and backend.
    public static TheoryData<string, RuleLayout, Backend> Changes()
    {
        string[] changes = ["an instance changes its groups", "an instance is stopped", "a bridge is added", "to nothing", NamedPairs.InAndOut, "the layout changes"];
        var data = new TheoryData<string, RuleLayout, Backend>();
        for (var i = 0; i < changes.Length * Cases.Matrix.All.Length; i++)
        {
            var (change, how) = (i / Cases.Matrix.All.Length, i % Cases.Matrix.All.Length);
            if (PlanPropertyAttribute.IsLong || change % Cases.Matrix.All.Length == how)
            {
                data.Add(changes[change], Cases.Matrix.All[how].Layout, Cases.Matrix.All[how].Backend);
            }
        }

        return data;
    }

    [PlanTheory]
    [MemberData(nameof(Changes))]
    public void A_plan_from_an_earlier_compilation_or_from_the_save_texts_leaves_it_as_it_is(string change, RuleLayout layout, Backend backend)
    {
        var (named, options) = (NamedPairs.Of(change), new CompilerOptions { Layout = layout });
        var other = options with { Layout = layout == RuleLayout.Tree ? RuleLayout.PerVm : RuleLayout.Tree };
        using var host = new PlanLab(new ZonePair(named.Old, named.New, options, named.ChangesLayout ? other : options, 1), named.Probes);
        Install(host, backend);
        var (foreign, _) = Parts(host, backend, host.Old.Ruleset);
        var there = UpdatePlan.Between(host.Old.Ruleset, host.New.Ruleset);
        Go(there);
        Assert.Equal(foreign, Parts(host, backend, host.New.Ruleset).Foreign);

        // Back and there again, by what the host itself says.
        Go(UpdatePlan.Between(host.State(backend), host.Old.Ruleset));
        Assert.Equal(foreign, Parts(host, backend, host.Old.Ruleset).Foreign);
        Go(UpdatePlan.Between(host.State(backend), host.New.Ruleset));
        var (left, ours) = Parts(host, backend, host.New.Ruleset);
        Assert.Equal(foreign, left);
        Assert.Equal(ours, OwnLinesOf(host.New.Ruleset));
        Assert.True(UpdatePlan.Between(host.State(backend), host.New.Ruleset).IsEmpty);

        void Go(UpdatePlan plan)
        {
            Assert.False(plan.IsRefused, string.Join('\n', plan.Diagnostics));
            using var flood = host.Lab.Flood([.. host.FloodFrames.Where(frame => !FloodFrames.IsEndedBy(plan, frame))]);
            var trial = new PlanTrial(host.Lab, backend, plan) { Flood = flood };
            trial.RunToEnd();
            trial.AssertUnharmed();
        }
    }

    private static void Install(PlanLab host, Backend backend)
    {
        host.Lab.Load(host.Old.Ruleset, backend);
        Restore(host, "ipset", Sets, "restore");
        var name = backend == Backend.Legacy ? "legacy" : "nft";
        Restore(host, $"iptables-{name}-restore", Filter, "--noflush");
        Restore(host, $"ip6tables-{name}-restore", Filter.Replace("-A INPUT -m set --match-set f2b-banned src -j DROP\n", string.Empty, StringComparison.Ordinal).Replace("172.17.0.2/32", "2001:db8:17::2/128", StringComparison.Ordinal), "--noflush");
        Restore(host, "ebtables-nft-restore", Frames, "--noflush");
        Restore(host, "ebtables-nft-restore", FrameFilter, "--noflush");
    }

    private static void Restore(PlanLab host, string tool, string text, string argument)
    {
        var (status, _, error) = host.Lab.Run(tool, text, argument);
        Assert.True(status == 0, $"{tool}: {error}\n{text}");
    }

    // Ours are the lines that the documents have; what else the tools print is foreign.
    private static (string Foreign, string Ours) Parts(PlanLab host, Backend backend, Ruleset loaded)
    {
        var saved = host.Saved(backend);
        var text = new SavedText(saved.IPTables, saved.IP6Tables, saved.EbTables, saved.IpSet).Canonical;
        var (foreign, ours) = (new StringBuilder(), new StringBuilder());
        foreach (var (lines, document) in new[] { (text.IPTables, loaded.Documents.IPTables), (text.IP6Tables, loaded.Documents.IP6Tables), (text.EbTables, loaded.Documents.EbTables) })
        {
            var own = OwnLinesOf(document).ToHashSet(StringComparer.Ordinal);
            foreach (var line in lines.Split('\n'))
            {
                _ = (own.Contains(line) ? ours : foreign).Append(line).Append('\n');
            }
        }

        var sets = loaded.Sets.Select(set => set.Name.Text).ToHashSet(StringComparer.Ordinal);
        foreach (var line in saved.IpSet.Split('\n').Where(line => line.Length == 0 || !sets.Contains(line.Split(' ')[1])))
        {
            _ = foreign.Append(line).Append('\n');
        }

        return (foreign.ToString(), ours.ToString());
    }

    private static string OwnLinesOf(Ruleset ruleset) =>
        string.Concat(new[] { ruleset.Documents.IPTables, ruleset.Documents.IP6Tables, ruleset.Documents.EbTables }.SelectMany(OwnLinesOf).Select(line => $"{line}\n"));

    private static IEnumerable<string> OwnLinesOf(Document document) => document.ToString().Split('\n').Where(line =>
        line.Length > 0 && line[0] is not '*' && line != "COMMIT" && !Array.Exists([":INPUT ", ":FORWARD ", ":OUTPUT ", ":PREROUTING ", ":POSTROUTING "], builtIn => line.StartsWith(builtIn, StringComparison.Ordinal)));
}
