using System.Text;
using SgRules.Addressing;
using SgRules.Netfilter;
using SgRules.Testing;
using SgRules.Updates;

namespace SgRules.Analysis;

public sealed class TextDiffTests
{
    private static readonly Ruleset Rules = RuleCompiler.Compile(DiffZones.Base, "kvm1").Ruleset!;

    [Fact]
    public void A_text_and_itself_are_the_same()
    {
        var diff = TextDiff.Between(SideOf(Rules), SideOf(Rules));

        Assert.False(diff.HasDifference);
        Assert.True(diff.IsDecided);
    }

    [Fact]
    public Task Another_port_is_a_row_of_each_kind_with_the_lines_that_decide() =>
        Verify(TextDiff.Between(SideOf(Rules), SideOf(Rules, text => text.Replace("--dport 80:443", "--dport 80:442", StringComparison.Ordinal))).TextFor().ToString());

    [Fact]
    public void A_rule_that_nobody_can_judge_is_named()
    {
        var diff = TextDiff.Between(SideOf(Rules), SideOf(Rules, text => text.Replace("-p icmp -m set", "-m recent --rcheck -m set", StringComparison.Ordinal)));

        Assert.False(diff.IsDecided);
        Assert.Contains(diff.Undecided, sentence => sentence.Contains("sg1-gi-web", StringComparison.Ordinal) && sentence.Contains("-m recent", StringComparison.Ordinal));
        Assert.Contains("\n? UNDECIDED  Rule ", diff.TextFor().ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Too_many_ports_are_undecided()
    {
        var diff = TextDiff.Between(SideOf(Rules), SideOf(Rules), new TextDiffOptions { PairBudget = 4 });

        Assert.False(diff.IsDecided);
        Assert.Contains("more pairs than the 4 that are compared", diff.Undecided[0], StringComparison.Ordinal);
    }

    [ZonePairProperty(OneOf = 40)]
    public void Every_example_is_decided_as_its_row_says_and_a_packet_that_is_decided_differently_is_not_missed(ZonePair pair)
    {
        if (pair is not { Old: { } old, New: { } @new })
        {
            return;
        }

        var (before, after) = (SideOf(pair.Before), SideOf(pair.After));
        var diff = TextDiff.Between(before, after);
        Assert.True(diff.IsDecided);
        foreach (var change in diff.Changes)
        {
            Assert.Equal(change.Kind == ChangeKind.Allowed ? (WalkOutcome.Dropped, WalkOutcome.Accepted) : (WalkOutcome.Accepted, WalkOutcome.Dropped), (Run(before, change.Packet, change.Passage), Run(after, change.Packet, change.Passage)));
        }

        var packets = new PacketGenerator(pair.Seed % 2 == 0 ? old : @new, ZoneCase.Host, new Random(pair.Seed));
        var isMissed = Enumerable.Range(0, 100).Select(_ => packets.Next())
            .Any(item => item.Passage is { Kind: PassageKind.Bridged } && item.Passage.InPort != item.Passage.OutPort && Run(before, item.Packet, item.Passage) != Run(after, item.Packet, item.Passage)) && !diff.HasDifference;
        Assert.False(isMissed);
    }

    private static WalkOutcome Run(TextSide side, Packet packet, Passage passage) =>
        new RuleInterpreter((packet.Family == IPFamily.IPv4 ? side.IPv4 : side.IPv6).Table!, side.Sets.Sets).Run(packet, passage).Outcome;

    private static TextSide SideOf(Ruleset rules, Func<string, string>? edit = null) => new(
        "text",
        SaveText.ReadSets(Utf8(rules.Documents.IpSet, null), "ipset.restore"),
        SaveText.ReadTable(IPFamily.IPv4, Utf8(rules.Documents.IPTables, edit), "iptables.restore"),
        SaveText.ReadTable(IPFamily.IPv6, Utf8(rules.Documents.IP6Tables, null), "ip6tables.restore"));

    private static byte[] Utf8(Document document, Func<string, string>? edit) => Encoding.UTF8.GetBytes(edit is null ? document.ToString() : edit(document.ToString()));
}
