using SgRules.Addressing;
using SgRules.Model;
using SgRules.Netfilter;
using SgRules.Policies;
using SgRules.Testing;

namespace SgRules.Analysis;

public sealed class FrameExplanationTests
{
    private static readonly MacAddress Mac = MacAddress.Parse("06:00:c2:00:00:13");

    private static readonly MacAddress Other = MacAddress.Parse("06:00:c2:00:00:14");

    private static readonly Zone Zone = SmallZones.OneNic([]);

    private static readonly Passage Out = Passage.Bridged("cloudbr0", "vnet4", "eth0", Mac);

    [Fact]
    public void An_explanation_is_of_a_frame_or_of_a_packet()
    {
        var frame = Frame.Of(Mac, Other, EtherType.Vlan);
        var explanation = Of(Zone).Explain(frame, Out);

        Assert.Equal((frame, null), (explanation.Frame, explanation.Packet));
        Assert.Equal((Ruling.Dropped, WalkOutcome.Dropped, true), (explanation.Decision.Ruling, explanation.Outcome, explanation.Agrees));
        Assert.Equal(("ebtables.restore", 0, "i-2-19-VM-in"), (explanation.Path[^1].FileName, explanation.Path[^1].Step.Number, explanation.Path[^1].Step.Chain.Text));
        Assert.Null(Of(Zone).Explain(Packet.Tcp(default, default, 1, 2), Out).Frame);
    }

    [ZoneProperty]
    public void Each_step_of_a_frame_stands_in_the_line_that_is_named(ZoneCase zone, int seed)
    {
        var result = RuleCompiler.Compile(zone.Zone, ZoneCase.Host);
        var document = result.Ruleset!.Documents.EbTables;
        var lines = document.ToString().Split('\n');
        var origins = result.Ruleset.SourceMap.Where(line => line.FileName == document.FileName).ToDictionary(line => line.Line, line => line.Origin);
        var read = new Explainer(result.Policy!, SaveText.ReadEthernetTable(System.Text.Encoding.UTF8.GetBytes(document.ToString()), "frames"));
        var compiled = new Explainer(result.Policy!, result.Ruleset);
        var frames = new FrameGenerator(zone.Zone, ZoneCase.Host, new Random(seed));
        foreach (var (frame, passage) in Enumerable.Range(0, 20).Select(_ => frames.Next()))
        {
            var explanation = compiled.Explain(frame, passage);

            Assert.NotEmpty(explanation.Path);
            Assert.True(explanation.Agrees ?? explanation.Decision.Ruling == Ruling.NotJudged, $"{frame}, {passage}");
            Assert.All(explanation.Path, step => Assert.StartsWith(step.Step.Rule is null ? $":{step.Step.Chain} " : $"-A {step.Step.Chain} {step.Step.Rule}", lines[step.Line - 1], StringComparison.Ordinal));
            Assert.All(explanation.Path, step => Assert.Equal(origins.GetValueOrDefault(step.Line), step.Origin));
            Assert.Equal(explanation with { Path = explanation.Path.Select(step => step with { FileName = "frames", Origin = null }).ToValueList(), Missed = explanation.Missed is { } missed ? missed with { FileName = "frames", Origin = null } : null }, read.Explain(frame, passage));
        }
    }

    [Theory]
    [InlineData(0x0800, "The packet in it is judged by itself, by the rules of iptables: what arrives has passed both.")]
    [InlineData(0x86DD, "The packet in it is judged by itself, by the rules of ip6tables: what arrives has passed both.")]
    [InlineData(0x8100, null)]
    public void What_becomes_of_the_content_is_said_of_a_frame_that_passes(int type, string? content)
    {
        var explanation = Of(Zone).Explain(Frame.Of(Mac, Other, EtherType.Of(type)), Out);

        Assert.Equal(content, explanation.Content);
        Assert.Empty(explanation.Notes);
    }

    [Fact]
    public void Of_an_unknown_port_only_IP_is_said_to_be_stopped()
    {
        var way = Passage.Bridged("cloudbr0", "tap9", "eth0", Mac);

        var (tagged, packets) = (Of(Zone).Explain(Frame.Of(Mac, Other, EtherType.Vlan), way), Of(Zone).Explain(Frame.Of(Mac, Other, EtherType.IPv4), way));

        Assert.Equal(["tap9 is no port that the model has of bridge cloudbr0. What such a port sends and receives isn't judged unless it is IP (contract 3)."], tagged.Notes);
        Assert.Equal("No rule of iptables or ip6tables sees such a frame, nor what is in it.", tagged.Content);
        Assert.Equal(["tap9 is no port that the model has of bridge cloudbr0. Such a port has no IP traffic, in or out (contract 3)."], packets.Notes);
    }

    [Fact]
    public void Other_ways_and_ports_are_said_to_be_what_they_are()
    {
        var frame = Frame.Of(Mac, Other, EtherType.Vlan);

        Assert.Equal(
            ["Of frames to the host itself, or from it, only what a guest may send is judged (contract 3.15, 3.16)."],
            Of(Zone).Explain(frame, Passage.ToHost("cloudbr0", "vnet4", Mac)).Notes);
        Assert.Equal(
            ["Bridge br1 carries no network with security groups and is left alone: no rule of the zone decides what crosses it (contract 3.13)."],
            Of(Zone).Explain(frame, Passage.Bridged("br1", "eth7", "eth8", Mac)).Notes);
        Assert.StartsWith("tap9 is no port that the model has of ", Of(Zone).Explain(frame, Passage.Bridged("cloudbr0", "vnet4", "tap9", Mac)).Notes[0], StringComparison.Ordinal);
    }

    [Fact]
    public void A_packet_whose_frame_does_not_pass_is_said_to_be_dropped_before()
    {
        var (discover, spoofed) = (Packet.Udp(default, InternetAddress.IPv4Broadcast, 68, 67), Passage.Bridged("cloudbr0", "vnet4", "eth0", Other));

        Assert.Equal(
            "Its frame is dropped before any rule for packets is asked: 06:00:c2:00:00:14 is not the MAC address of i-2-19-VM (vnet4) (contract 3.16).",
            Of(Zone).Explain(discover, spoofed).Notes[0]);
        Assert.DoesNotContain(Of(Zone).Explain(discover, Out).Notes, note => note.StartsWith("Its frame", StringComparison.Ordinal));
    }

    [Fact]
    public void A_text_without_table_nat_lets_every_frame_pass_by_no_line()
    {
        var explanation = Read("*filter\n:INPUT ACCEPT\n:FORWARD ACCEPT\n:OUTPUT ACCEPT\n").Explain(Frame.Of(Mac, Other, EtherType.Vlan), Out);

        Assert.Equal((WalkOutcome.Accepted, false), (explanation.Outcome, explanation.Agrees));
        Assert.Empty(explanation.Path);
        Assert.Equal("frames has no table nat: every frame passes.", explanation.Notes[^1]);
    }

    [Theory]
    [InlineData("*filter\n:INPUT ACCEPT\n:FORWARD ACCEPT\n:OUTPUT ACCEPT\n", null)]
    [InlineData("*filter\n:INPUT ACCEPT\n:FORWARD DROP\n:OUTPUT ACCEPT\n", "Table filter of frames isn't empty, and of ebtables only table nat can be judged.")]
    [InlineData("*filter\n:INPUT ACCEPT\n:FORWARD ACCEPT\n:OUTPUT ACCEPT\n-A FORWARD -j DROP\n", "Table filter of frames isn't empty, and of ebtables only table nat can be judged.")]
    [InlineData("*broute\n:BROUTING DROP\n*filter\n:FORWARD ACCEPT\n-A FORWARD -j DROP\n-A FORWARD -j DROP\n", "Tables broute, filter of frames aren't empty, and of ebtables only table nat can be judged.")]
    public void What_another_table_does_is_not_guessed(string others, string? obstacle)
    {
        const string Nat = "*nat\n:PREROUTING ACCEPT\n:OUTPUT ACCEPT\n:POSTROUTING ACCEPT\n";
        var frame = Frame.Of(Mac, Other, EtherType.IPv4);
        foreach (var text in new[] { $"{others}\n{Nat}", $"{Nat}\n{others}", others })
        {
            var explanation = Read(text).Explain(frame, Out);

            Assert.Equal((obstacle, obstacle is null ? WalkOutcome.Accepted : WalkOutcome.Undecided), (explanation.Obstacle, explanation.Outcome));
        }

        Assert.Equal(WalkOutcome.Dropped, Read($"{others}\n{Nat}-A PREROUTING -j DROP\n").Explain(frame, Out).Outcome);
    }

    [Fact]
    public void What_was_not_read_can_not_be_explained()
    {
        var policy = RuleCompiler.Compile(Zone, ZoneCase.Host).Policy!;
        var frames = Read("*nat\n:PREROUTING ACCEPT\n:OUTPUT ACCEPT\n:POSTROUTING ACCEPT\n");

        Assert.Throws<ArgumentException>(() => frames.Explain(Packet.Tcp(default, default, 1, 2), Out));
        Assert.Throws<ArgumentException>(() => new Explainer(policy, SaveText.ReadSets([], "sets")).Explain(Frame.Of(Mac, Other, EtherType.IPv4), Out));
        Assert.Throws<ArgumentException>(() => Read("x"));
        Assert.Throws<ArgumentNullException>(() => new Explainer(policy, (EthernetTableReading)null!));
        Assert.Throws<ArgumentException>(() => frames.Explain(Frame.Of(Other, Mac, EtherType.IPv4), Out));
    }

    private static Explainer Of(Zone zone)
    {
        var result = RuleCompiler.Compile(zone, ZoneCase.Host);
        return new Explainer(result.Policy!, result.Ruleset!);
    }

    private static Explainer Read(string text) =>
        new(RuleCompiler.Compile(Zone, ZoneCase.Host).Policy!, SaveText.ReadEthernetTable(System.Text.Encoding.UTF8.GetBytes(text), "frames"));
}
