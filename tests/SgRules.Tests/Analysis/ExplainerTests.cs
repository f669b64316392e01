using SgRules.Addressing;
using SgRules.Model;
using SgRules.Netfilter;
using SgRules.Policies;
using SgRules.Testing;

namespace SgRules.Analysis;

public sealed class ExplainerTests
{
    private static readonly MacAddress Mac = MacAddress.Parse("06:00:c2:00:00:13");

    private static readonly InternetAddress Instance = InternetAddress.Parse("203.0.113.19");

    private static readonly InternetAddress Outside = InternetAddress.Parse("198.51.100.7");

    private static readonly Passage In = Passage.Bridged("cloudbr0", "eth0", "vnet4", Mac);

    private static readonly Zone Zone = SmallZones.OneNic([new SecurityGroup { Id = "web", Ingress = [SecurityRule.Tcp(22).WithCidrs("0.0.0.0/0")] }]);

    [Fact]
    public void An_explanation_has_the_models_decision_and_the_lines_of_the_rules()
    {
        var explanation = Of(Zone).Explain(Packet.Tcp(Outside, Instance, 49152, 22), In);

        Assert.Equal((Ruling.Accepted, WalkOutcome.Accepted, true), (explanation.Decision.Ruling, explanation.Outcome, explanation.Agrees));
        Assert.Equal("3.9 group web: ingress tcp 22 cidr:0.0.0.0/0", explanation.Decision.Ground.ToString());
        var last = explanation.Path[^1];
        Assert.Equal(("iptables.restore", "3.9 group web: ingress tcp 22 cidr:0.0.0.0/0"), (last.FileName, last.Origin?.ToString()));
        Assert.Equal("-A sg1-gi-web -p tcp -m tcp --dport 22 -j ACCEPT", ZoneCase.Compile(Zone).Documents.IPTables.ToString().Split('\n')[last.Line - 1]);
    }

    [Fact]
    public void A_chains_policy_stands_in_the_line_that_declares_it()
    {
        var explanation = Of(Zone).Explain(Packet.Tcp(Outside, Instance, 49152, 22), Passage.Bridged("other", "eth0", "vnet4", Mac));

        var step = Assert.Single(explanation.Path);
        Assert.Equal((3, 0, null), (step.Line, step.Step.Number, step.Origin));
        Assert.Equal((Ruling.NotJudged, WalkOutcome.Accepted, null), (explanation.Decision.Ruling, explanation.Outcome, explanation.Agrees));
    }

    [ZoneProperty]
    public void Each_step_stands_in_the_line_that_is_named(ZoneCase zone, int seed)
    {
        var ruleset = ZoneCase.Compile(zone.Zone);
        var explainer = Of(zone.Zone);
        var documents = ruleset.Documents.All.ToImmutableArray().ToDictionary(document => document.FileName, document => document.ToString().Split('\n'), StringComparer.Ordinal);
        var origins = ruleset.SourceMap.ToDictionary(line => (line.FileName, line.Line), line => line.Origin);
        foreach (var (packet, passage) in Crossings(zone.Zone, new Random(seed)))
        {
            var explanation = explainer.Explain(packet, passage);

            Assert.True(explanation.Agrees ?? explanation.Decision.Ruling == Ruling.NotJudged, $"{packet}, {passage}");
            Assert.NotEmpty(explanation.Path);
            Assert.All(explanation.Path, step => Assert.Equal(TextOf(step.Step), documents[step.FileName][step.Line - 1]));
            Assert.All(explanation.Path, step => Assert.Equal(origins.GetValueOrDefault((step.FileName, step.Line)), step.Origin));
        }
    }

    [ZoneProperty]
    public void Text_from_elsewhere_is_explained_as_the_ruleset_that_it_is_but_without_origins(ZoneCase zone, int seed)
    {
        var result = RuleCompiler.Compile(zone.Zone, ZoneCase.Host);
        var documents = result.Ruleset!.Documents;
        var sets = SaveText.ReadSets(Utf8(documents.IpSet), "sets");
        var read = new Explainer(result.Policy!, sets, SaveText.ReadTable(IPFamily.IPv4, Utf8(documents.IPTables), "rules"), SaveText.ReadTable(IPFamily.IPv6, Utf8(documents.IP6Tables), "rules"));
        var compiled = new Explainer(result.Policy!, result.Ruleset);
        foreach (var (packet, passage) in Crossings(zone.Zone, new Random(seed)))
        {
            var expected = compiled.Explain(packet, passage);

            var actual = read.Explain(packet, passage);

            // Which rule came nearest is chosen with an eye on the model's only where it is known what each stands for.
            Assert.True(actual.Missed is null || expected.Missed is not null);
            Assert.Equal(expected with { Path = expected.Path.Select(step => step with { FileName = "rules", Origin = null }).ToValueList(), Missed = null }, actual with { Missed = null });
        }
    }

    [Fact]
    public void A_family_that_was_not_read_can_not_be_explained()
    {
        var result = RuleCompiler.Compile(Zone, ZoneCase.Host);
        var explainer = new Explainer(result.Policy!, SaveText.ReadSets([], "sets"), SaveText.ReadTable(IPFamily.IPv6, Utf8(result.Ruleset!.Documents.IP6Tables), "rules"));

        Assert.Throws<ArgumentException>(() => explainer.Explain(Packet.Tcp(Outside, Instance, 49152, 22), In));
    }

    [Fact]
    public void A_set_that_is_there_but_not_understood_is_said_to_be_so()
    {
        var sets = SaveText.ReadSets("create blocked list:set size 8\n"u8, "sets");
        var table = SaveText.ReadTable(
            IPFamily.IPv4,
            "*filter\n:INPUT ACCEPT [0:0]\n:FORWARD ACCEPT [0:0]\n:OUTPUT ACCEPT [0:0]\n-A FORWARD -m set --match-set blocked src -j DROP\nCOMMIT\n"u8,
            "rules");
        var explanation = new Explainer(RuleCompiler.Compile(Zone, ZoneCase.Host).Policy!, sets, table).Explain(Packet.Tcp(Outside, Instance, 49152, 22), In);

        Assert.Equal((WalkOutcome.Undecided, null), (explanation.Outcome, explanation.Agrees));
        Assert.Equal("Rule 1 of chain FORWARD can't be judged: it isn't known what set blocked holds.", explanation.Obstacle);
        Assert.Equal(5, explanation.Path[^1].Line);
    }

    [Fact]
    public void A_reading_without_a_table_can_not_be_explained() => Assert.Throws<ArgumentException>(() =>
        new Explainer(RuleCompiler.Compile(Zone, ZoneCase.Host).Policy!, SaveText.ReadSets([], "sets"), SaveText.ReadTable(IPFamily.IPv4, "x"u8, "rules")));

    [Fact]
    public void Sets_with_findings_can_not_be_explained()
    {
        var result = RuleCompiler.Compile(Zone, ZoneCase.Host);
        var table = SaveText.ReadTable(IPFamily.IPv4, Utf8(result.Ruleset!.Documents.IPTables), "rules");

        var refused = Assert.Throws<ArgumentException>(() => new Explainer(result.Policy!, SaveText.ReadSets("nonsense\n"u8, "sets"), table));

        Assert.StartsWith("The text is no sets; its diagnostics say why.", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("*nat\n:PREROUTING ACCEPT [0:0]\nCOMMIT\n", "", "Table nat of rules wasn't judged.")]
    [InlineData("*nat\n:PREROUTING ACCEPT [0:0]\nCOMMIT\n", "*raw\n:PREROUTING ACCEPT [0:0]\nCOMMIT\n", "Tables nat, raw of rules weren't judged.")]
    public void Other_tables_of_the_text_are_said_not_to_be_judged(string before, string after, string note)
    {
        var result = RuleCompiler.Compile(Zone, ZoneCase.Host);
        var table = SaveText.ReadTable(IPFamily.IPv4, System.Text.Encoding.UTF8.GetBytes($"{before}{result.Ruleset!.Documents.IPTables}{after}"), "rules");

        Assert.Equal(note, new Explainer(result.Policy!, SaveText.ReadSets([], "sets"), table).Explain(Packet.Tcp(Outside, Instance, 49152, 22), In).Notes[^1]);
    }

    [Theory]
    [InlineData(Ruling.Accepted, WalkOutcome.Accepted, true)]
    [InlineData(Ruling.Accepted, WalkOutcome.Dropped, false)]
    [InlineData(Ruling.Accepted, WalkOutcome.Undecided, null)]
    [InlineData(Ruling.Dropped, WalkOutcome.Accepted, false)]
    [InlineData(Ruling.Dropped, WalkOutcome.Dropped, true)]
    [InlineData(Ruling.Dropped, WalkOutcome.Undecided, null)]
    [InlineData(Ruling.NotJudged, WalkOutcome.Accepted, null)]
    [InlineData(Ruling.NotJudged, WalkOutcome.Dropped, null)]
    [InlineData(Ruling.NotJudged, WalkOutcome.Undecided, null)]
    public void Only_acceptance_against_a_drop_is_a_contradiction_and_only_two_verdicts_are_compared(Ruling ruling, WalkOutcome outcome, bool? agrees) => Assert.Equal(
        agrees,
        (Of(Zone).Explain(Packet.Tcp(Outside, Instance, 49152, 22), In) with { Decision = new Decision(ruling, new Ground("3.9", "test"), []), Outcome = outcome }).Agrees);

    [Fact]
    public void Model_and_rules_are_asked_independently_of_each_other()
    {
        var closed = RuleCompiler.Compile(SmallZones.OneNic([]), ZoneCase.Host);
        var explanation = new Explainer(closed.Policy!, ZoneCase.Compile(Zone)).Explain(Packet.Tcp(Outside, Instance, 49152, 22), In);

        Assert.Equal((Ruling.Dropped, WalkOutcome.Accepted, false), (explanation.Decision.Ruling, explanation.Outcome, explanation.Agrees));
    }

    [Fact]
    public void Two_tables_of_one_family_can_not_be_explained()
    {
        var result = RuleCompiler.Compile(Zone, ZoneCase.Host);
        var table = SaveText.ReadTable(IPFamily.IPv4, Utf8(result.Ruleset!.Documents.IPTables), "rules");

        var refused = Assert.Throws<ArgumentException>(() => new Explainer(result.Policy!, SaveText.ReadSets([], "sets"), table, table));

        Assert.StartsWith("There are two IPv4 tables; a host has one of each family.", refused.Message, StringComparison.Ordinal);
    }

    private static Explainer Of(Zone zone)
    {
        var result = RuleCompiler.Compile(zone, ZoneCase.Host);
        return new Explainer(result.Policy!, result.Ruleset!);
    }

    private static byte[] Utf8(Document document) => System.Text.Encoding.UTF8.GetBytes(document.ToString());

    private static string TextOf(WalkStep step) => step.Rule is null ? $":{step.Chain} ACCEPT [0:0]" : $"-A {step.Chain} {step.Rule}";

    // The journeys of instances to each other and to outside, and one that is spoofed, in any state.
    private static IEnumerable<(Packet Packet, Passage Passage)> Crossings(Zone zone, Random random)
    {
        string[] ends = [.. zone.Instances.ToImmutableArray().Select(instance => instance.Name), "198.51.100.7", "2001:db8:ffff::7"];
        for (var i = 0; i < 20; i++)
        {
            if (Journey.TryFind(zone, ends[random.Next(ends.Length)], ends[random.Next(ends.Length)], null, out var journey, out _))
            {
                var (from, to) = (journey.From.Address, journey.To.Address);
                var packet = random.Next(3) == 0 ? Packet.Icmp(from, to, from.Family == IPFamily.IPv4 ? 8 : 128) : Packet.Tcp(from, to, 49152, random.Next(1, 1000));
                var state = from.Family == IPFamily.IPv4 ? (ConnectionState)random.Next(4) : (ConnectionState)random.Next(5);
                foreach (var passage in journey.Passages.ToImmutableArray().Where(passage => passage.Host == ZoneCase.Host))
                {
                    yield return (packet with { State = state }, passage.Passage);
                }
            }
        }
    }
}
