using System.Text.RegularExpressions;
using SgRules.Addressing;
using SgRules.Model;
using SgRules.Netfilter;
using SgRules.Policies;
using SgRules.Testing;

namespace SgRules.Analysis;

/// <summary>Which group rule came nearest, and what would have to change.</summary>
public sealed partial class ExplainedGateTests
{
    private const string Bridge = "cloudbr0";

    private static readonly InternetAddress Web = InternetAddress.Parse("203.0.113.19");

    private static readonly InternetAddress Outside = InternetAddress.Parse("198.51.100.7");

    private static readonly Passage In = Passage.Bridged(Bridge, "eth0", "vnet4", MacAddress.Parse("06:00:c2:00:00:99"));

    private static readonly Passage Out = Passage.Bridged(Bridge, "vnet4", "eth0", MacAddress.Parse("06:00:c2:00:00:13"));

    private static readonly Passage Between = Passage.Bridged(Bridge, "vnet5", "vnet4", MacAddress.Parse("06:00:c2:00:00:14"));

    [Fact]
    public void Of_rules_with_the_packets_protocol_the_one_with_the_nearest_port_is_nearest()
    {
        var gate = Assert.Single(Explain(Packet.Tcp(Outside, Web, 49152, 81), In, new SecurityGroup
        {
            Id = "web",
            Ingress = [SecurityRule.Icmp().WithCidrs("0.0.0.0/0"), SecurityRule.Tcp(22).WithCidrs("0.0.0.0/0"), SecurityRule.Tcp(82, 443).WithCidrs("0.0.0.0/0")],
        }).ClosedGates);

        Assert.Equal((Direction.Ingress, "web", "ingress tcp 82-443 cidr:0.0.0.0/0", null), (gate.Direction, gate.Group, gate.Rule, gate.PeerGroup));
        Assert.Equal([new("protocol tcp", true), new("ports 82-443, the packet has 81", false), new("from 0.0.0.0/0", true)], gate.Conditions);
    }

    [Fact]
    public void The_rule_among_the_lines_is_the_one_that_the_group_rule_became()
    {
        var missed = Explain(Packet.Tcp(Outside, Web, 49152, 81), In, new SecurityGroup { Id = "web", Ingress = [SecurityRule.Tcp(22).WithCidrs("0.0.0.0/0"), SecurityRule.Tcp(82, 443).WithCidrs("0.0.0.0/0")] }).Missed;

        Assert.Equal("-p tcp -m tcp --dport 82:443 -j ACCEPT", missed!.Step.Rule!.ToString());
        Assert.Equal([new("-p tcp", true), new("-m tcp --dport 82:443", false)], missed.Conditions);
    }

    [Fact]
    public void Where_only_the_peer_group_is_missing_the_sender_is_to_be_put_into_it()
    {
        var explanation = Explain(Packet.Tcp(InternetAddress.Parse("203.0.113.20"), Web, 49152, 80), Between, new SecurityGroup { Id = "web", Ingress = [SecurityRule.Tcp(80, 443).WithGroups("lb")] }, new SecurityGroup { Id = "lb" });

        Assert.Equal("from group lb, which has no member", explanation.ClosedGates[0].Conditions[^1].Text);
        Assert.Equal(
            [
                "Put i-2-20-VM into group lb: group web has ingress tcp 80-443 group:lb.",
                "Or add ingress tcp 80 cidr:203.0.113.20/32 to group web, or the same from group:other, which i-2-20-VM is in; it then holds for every instance of group web.",
            ],
            explanation.Changes);
    }

    [Fact]
    public void Both_gates_are_said_where_both_are_closed()
    {
        var explanation = Explain(
            Packet.Tcp(InternetAddress.Parse("203.0.113.20"), Web, 49152, 80),
            Between,
            new SecurityGroup { Id = "web", Ingress = [SecurityRule.Udp(53).WithCidrs("10.0.0.0/8")] },
            new SecurityGroup { Id = "other", Egress = [SecurityRule.Tcp(443).WithCidrs("0.0.0.0/0")] });

        Assert.Equal([(Direction.Egress, "other"), (Direction.Ingress, "web")], explanation.ClosedGates.Select(gate => (gate.Direction, gate.Group)));
        Assert.Equal(2, explanation.Changes.Count);
        Assert.Equal("egress tcp 443 cidr:0.0.0.0/0", explanation.ClosedGates[0].Rule);
        Assert.EndsWith("group other: egress tcp 443 cidr:0.0.0.0/0", explanation.Missed!.Origin!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_group_without_rules_has_a_gate_without_a_rule() =>
        Assert.Equal([new ExplainedGate(Direction.Ingress, "web", null, [])], Explain(Packet.Tcp(Outside, Web, 49152, 80), In, new SecurityGroup { Id = "web" }).ClosedGates);

    [Fact]
    public void A_message_for_the_other_family_alone_says_so()
    {
        var explanation = Explain(Packet.Icmp(InternetAddress.Parse("2001:db8::7"), InternetAddress.Parse("fe80::400:c2ff:fe00:13"), 128), In, new SecurityGroup { Id = "web", Ingress = [SecurityRule.Icmp(IcmpType.Of(8)).WithGroups("web")] });

        Assert.Equal("IPv4, the packet is IPv6", explanation.ClosedGates[0].Conditions[0].Text);
    }

    [Theory]
    [InlineData("203.0.113.99", "vnet4", "06:00:c2:00:00:13", "Give 203.0.113.99 to the NIC of i-2-19-VM, as a secondary IP or among allowedAddresses; then its rules are asked.")]
    [InlineData("203.0.113.20", "vnet4", "06:00:c2:00:00:13", "203.0.113.20 is an address of i-2-20-VM: nobody else can send from it.")]
    [InlineData("203.0.113.19", "vnet4", "06:00:c2:00:00:14", "Its frame would have to come from 06:00:c2:00:00:13, or the NIC of i-2-19-VM have the MAC address 06:00:c2:00:00:14.")]
    [InlineData("203.0.113.19", "tap9", "06:00:c2:00:00:13", "Say in the model what tap9 is: an uplink of the bridge, or the device of a NIC.")]
    public void Who_may_not_send_is_told_what_the_NIC_would_have_to_have(string source, string port, string mac, string change) => Assert.Equal(
        [change],
        Explain(Packet.Tcp(InternetAddress.Parse(source), Outside, 49152, 80), Passage.Bridged(Bridge, port, "eth0", MacAddress.Parse(mac)), new SecurityGroup { Id = "web" }).Changes);

    [Theory]
    [InlineData("203.0.113.99", "Give 203.0.113.99 to the NIC of i-2-19-VM, as a secondary IP or among allowedAddresses; then its rules are asked.")]
    [InlineData("203.0.113.20", "203.0.113.20 is an address of i-2-20-VM: nobody else can receive it.")]
    [InlineData("224.0.0.18", "Add 224.0.0.18 to multicastGroups of the NIC of i-2-19-VM; then its rules are asked.")]
    [InlineData("255.255.255.255", "No rule can allow it: what the contract drops here isn't asked for rules.")]
    public void Who_may_not_receive_is_told_what_the_NIC_would_have_to_have(string destination, string change) =>
        Assert.Equal([change], Explain(Packet.Tcp(Outside, InternetAddress.Parse(destination), 49152, 80), In, new SecurityGroup { Id = "web" }).Changes);

    [Fact]
    public void What_no_rule_can_allow_is_said()
    {
        Assert.Equal(["No rule can allow it: in state INVALID nothing passes from or to a guest."], Explain(Packet.Tcp(Outside, Web, 49152, 80) with { State = ConnectionState.Invalid }, In, new SecurityGroup { Id = "web" }).Changes);
        Assert.Equal(["No rule can allow it: what the contract drops here isn't asked for rules."], Explain(Packet.Udp(Web, Outside, 67, 68), Out, new SecurityGroup { Id = "web" }).Changes);
    }

    [Fact]
    public void An_instance_in_no_group_is_to_be_put_into_one()
    {
        var zone = Zone([new SecurityGroup { Id = "other" }]);
        var bare = zone with { Instances = [zone.Instances[0] with { SecurityGroups = [] }, zone.Instances[1]] };

        Assert.Equal(["Put i-2-19-VM into a group with ingress tcp 80 cidr:198.51.100.7/32."], Explain(Packet.Tcp(Outside, Web, 49152, 80), In, bare).Changes);
    }

    [ZoneProperty]
    public void A_gate_is_closed_where_the_contract_says_so_and_its_nearest_rule_fits_in_something_but_not_in_all(ZoneCase zone, int seed)
    {
        var explainer = Of(zone.Zone);
        foreach (var (packet, passage) in Crossings(zone.Zone, new Random(seed)))
        {
            var explanation = explainer.Explain(packet, passage);

            var isOfGate = explanation.Decision is { Ruling: Ruling.Dropped, Ground.Paragraph: "3.8" or "3.9" };
            Assert.Equal(isOfGate, !explanation.ClosedGates.IsEmpty);
            Assert.Equal(explanation.Decision.Ruling == Ruling.Dropped, !explanation.Changes.IsEmpty);
            Assert.All(explanation.ClosedGates.ToImmutableArray(), gate => Assert.Equal(gate.Rule is not null, gate.Conditions.Any(condition => condition.Holds == false)));
            Assert.True(explanation.Missed is not { } missed || (explanation.Outcome == WalkOutcome.Dropped && missed.Conditions.Any(condition => condition.Holds != true)));
        }
    }

    [ZoneProperty]
    public void With_the_rules_that_are_to_be_added_the_packet_passes(ZoneCase zone, int seed)
    {
        var explainer = Of(zone.Zone);
        foreach (var (packet, passage) in Crossings(zone.Zone, new Random(seed)))
        {
            var explanation = explainer.Explain(packet, passage);
            if (!explanation.ClosedGates.IsEmpty)
            {
                var added = explanation.Changes.Select(change => Addition().Match(change)).Where(match => match.Success).Aggregate(zone.Zone, (changed, match) => Add(changed, match.Groups["rule"].Value, match.Groups["group"].Value));
                var later = Of(added).Explain(packet, passage).Decision;

                // A receiver in no group has a sentence of its own.
                Assert.True(later.Ruling == Ruling.Accepted || later.Ground.Paragraph == "3.13", $"{string.Join('\n', explanation.Changes)}\n{later}");
            }
        }
    }

    [GeneratedRegex("dd (?<rule>(?:ingress|egress) .*?) to group (?<group>.*?)(?:, or the same .*)?; it then holds", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Addition();

    private static Zone Add(Zone zone, string rule, string id) => zone with
    {
        SecurityGroups = zone.SecurityGroups.Select(group => group.Id != id ? group
            : rule.StartsWith("ingress", StringComparison.Ordinal) ? group with { Ingress = group.Ingress.Add(RuleOf(rule)) }
            : group with { Egress = group.Egress.Add(RuleOf(rule)) }).ToValueList(),
    };

    private static SecurityRule RuleOf(string identity)
    {
        var words = identity.Split(' ');
        var protocol = Protocol.Parse(words[1]);
        var messages = words[2].Split('/').Select(word => int.TryParse(word, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : 0).ToArray();
        var rule = protocol.HasPorts ? new SecurityRule { Protocol = protocol, Ports = PortRange.Parse(words[2]) } : new SecurityRule { Protocol = protocol, IcmpType = IcmpType.Of(messages[0], messages[1]) };
        return rule.WithCidrs(words[^1]["cidr:".Length..]);
    }

    private static Explanation Explain(Packet packet, Passage passage, params ReadOnlySpan<SecurityGroup> groups) => Explain(packet, passage, Zone([.. groups]));

    private static Explanation Explain(Packet packet, Passage passage, Zone zone) => Of(zone).Explain(packet, passage);

    /// <summary>i-2-19-VM in group web, i-2-20-VM in group other, and what else there is.</summary>
    private static Zone Zone(ValueList<SecurityGroup> groups)
    {
        var zone = SmallZones.OneNic([]);
        var nic = new Nic { Network = "guest", Device = "vnet5", Mac = MacAddress.Parse("06:00:c2:00:00:14"), IPv4 = InternetAddress.Parse("203.0.113.20") };
        return zone with
        {
            SecurityGroups = groups.Any(group => group.Id == "other") ? groups : groups.Add(new SecurityGroup { Id = "other" }),
            Instances =
            [
                zone.Instances[0] with { SecurityGroups = ["web"] },
                new Instance { Name = "i-2-20-VM", Host = ZoneCase.Host, SecurityGroups = ["other"], Nics = [nic] },
            ],
        };
    }

    private static Explainer Of(Zone zone)
    {
        var result = RuleCompiler.Compile(zone, ZoneCase.Host);
        return new Explainer(result.Policy!, result.Ruleset!);
    }

    // The journeys of instances to each other and to outside.
    private static IEnumerable<(Packet Packet, Passage Passage)> Crossings(Zone zone, Random random)
    {
        string[] ends = [.. zone.Instances.Select(instance => instance.Name), "198.51.100.7", "2001:db8:ffff::7"];
        for (var i = 0; i < 8; i++)
        {
            if (Journey.TryFind(zone, ends[random.Next(ends.Length)], ends[random.Next(ends.Length)], null, out var journey, out _))
            {
                var (from, to) = (journey.From.Address, journey.To.Address);
                var packet = random.Next(3) == 0 ? Packet.Icmp(from, to, from.Family == IPFamily.IPv4 ? 8 : 128) : Packet.Tcp(from, to, 49152, random.Next(1, 1000));
                foreach (var passage in journey.Passages.Where(passage => passage.Host == ZoneCase.Host))
                {
                    yield return (packet, passage.Passage);
                }
            }
        }
    }
}
