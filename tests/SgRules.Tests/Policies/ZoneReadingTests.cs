using System.Globalization;
using SgRules.Addressing;
using SgRules.Model;
using SgRules.Testing;

namespace SgRules.Policies;

/// <summary>
/// The evaluator, over the policy that a compilation resolves, against a reading of the zone as written: what resolving and
/// splitting lose or add, the evaluator and the emitted rules would get wrong alike.
/// </summary>
public sealed class ZoneReadingTests
{
    private const int PacketsOfZone = 40;

    private static readonly CompilerOptions[] Options =
    [
        CompilerOptions.Default with { ZoneRules = ZoneRules.CloudStack420 },
        CompilerOptions.Default with { ZoneRules = ZoneRules.CloudStack420, AllowDns = false },
    ];

    [ZoneProperty]
    public void The_evaluator_decides_what_the_zone_as_written_says(ZoneCase zone, int seed)
    {
        var random = new Random(seed);
        var varied = Vary(zone.Zone, random);
        foreach (var (options, packet, passage, decision) in Decisions(varied, random))
        {
            var read = new ZoneReading(varied, ZoneCase.Host, options.AllowDns).Read(packet, passage);
            Assert.True(read == decision.Ruling, string.Create(CultureInfo.InvariantCulture, $"{packet}\n{passage}, MAC {passage.SourceMac}, AllowDns {options.AllowDns}\nthe zone says {read}, the evaluator {decision}\n{new ZoneCase(varied)}"));
        }
    }

    [Fact]
    public void The_drawn_packets_meet_every_paragraph()
    {
        var random = new Random(3);
        var met = Enumerable.Range(0, 200)
            .SelectMany(seed => Decisions(Vary(new ZoneGenerator(seed, 30).Zone(), random), random))
            .SelectMany(drawn => drawn.Decision.Passed.ToImmutableArray().Select(ground => (Ruling: (Ruling?)null, ground.Paragraph)).Append((Ruling: drawn.Decision.Ruling, drawn.Decision.Ground.Paragraph)))
            .Select(ground => ground.Ruling is { } ruling ? $"{ground.Paragraph} {ruling}" : $"{ground.Paragraph} passed")
            .ToHashSet(StringComparer.Ordinal);

        Assert.Equal(
            [
                "3 Dropped", "3.1 Dropped", "3.1 passed", "3.11 Accepted", "3.12 passed", "3.13 Dropped", "3.13 NotJudged", "3.13 passed", "3.15 Dropped", "3.15 NotJudged",
                "3.2 Dropped", "3.3 Dropped", "3.3 passed", "3.4 Accepted", "3.4 passed", "3.5 passed", "3.6 Accepted", "3.6 passed", "3.7 Accepted", "3.7 Dropped",
                "3.8 Dropped", "3.8 passed", "3.9 Accepted", "3.9 Dropped",
            ],
            met.Order(StringComparer.Ordinal));
    }

    private static IEnumerable<(CompilerOptions Options, Packet Packet, Passage Passage, Decision Decision)> Decisions(Zone zone, Random random)
    {
        var options = Options[random.Next(Options.Length)];
        var result = RuleCompiler.Compile(zone, ZoneCase.Host, options);
        var evaluator = new ReferenceEvaluator(result.Policy ?? throw new InvalidOperationException(string.Join('\n', result.Diagnostics)));
        var packets = Packets(zone, random);
        for (var i = 0; i < PacketsOfZone; i++)
        {
            var (packet, passage) = packets();
            yield return (options, packet, passage, evaluator.Decide(packet, passage));
        }
    }

    private static Func<(Packet Packet, Passage Passage)> Packets(Zone zone, Random random) => new PacketDraw(zone, random).Next;

    /// <summary>Adds what the generator leaves out: a bridge without security groups, protocols by number, messages by code.</summary>
    private static Zone Vary(Zone zone, Random random) => WithPlainBridge(zone, random) with
    {
        SecurityGroups = zone.SecurityGroups.ToImmutableArray().Select(group => group with { Ingress = Vary(group.Ingress, random), Egress = Vary(group.Egress, random) }).ToValueList(),
    };

    private static ValueList<SecurityRule> Vary(ValueList<SecurityRule> rules, Random random) =>
        rules.ToImmutableArray().Select(rule => random.Next(3) == 0 ? Vary(rule, random) : rule).ToValueList();

    private static SecurityRule Vary(SecurityRule rule, Random random)
    {
        var peers = new SecurityRule { Cidrs = rule.Cidrs, Groups = rule.Groups };
        var isIPv4 = rule.Cidrs.ToImmutableArray().All(cidr => cidr.Family == IPFamily.IPv4);
        var isIPv6 = rule.Cidrs.ToImmutableArray().All(cidr => cidr.Family == IPFamily.IPv6);
        return random.Next(6) switch
        {
            0 => peers with { Protocol = Protocol.Icmp },
            1 => peers with { Protocol = Protocol.IcmpV6 },
            2 when isIPv4 => peers with { Protocol = Protocol.Of(new[] { 43, 44, 51, 60 }[random.Next(4)]) },
            3 when isIPv6 => peers with { Protocol = Protocol.IcmpV6, IcmpType = IcmpType.Of(128, random.Next(2)) },
            4 => peers with { Protocol = Protocol.Icmp, IcmpType = IcmpType.Of(8, random.Next(2)) },
            5 => peers with { Protocol = Protocol.Tcp, Ports = PortRange.Create(50, 60) },
            _ => peers,
        };
    }

    private static Zone WithPlainBridge(Zone zone, Random random) => zone with
    {
        Networks = zone.Networks.Add(new Network { Name = "plain", IPv4 = new Subnet { Cidr = Cidr.Parse("192.0.2.0/24") } }),
        Hosts = zone.Hosts.ToImmutableArray().Select(host => host with { Bridges = host.Bridges.Add(new Bridge { Name = "plainbr", Networks = ["plain"], Uplinks = ["eth5"] }) }).ToValueList(),
        Instances = zone.Instances.ToImmutableArray().Select((instance, index) => !instance.SecurityGroups.IsEmpty || random.Next(2) == 0 ? instance : instance with
        {
            Nics = instance.Nics.Add(new Nic
            {
                Network = "plain",
                Device = string.Create(CultureInfo.InvariantCulture, $"plain{index}"),
                Mac = MacAddress.Create(0x0600_0001_0000UL + (uint)index),
                IPv4 = InternetAddress.IPv4(0xC000_0201 + (uint)index),
            }),
        }).ToValueList(),
    };
}
