using SgRules.Addressing;
using SgRules.Model;
using SgRules.Policies;
using SgRules.Testing;

namespace SgRules.Analysis;

/// <summary>
/// The contract as diagrams and as code on all packets of a tiny zone: between any two ports, every class of addresses on both sides, each
/// state, and every protocol, port, message and hop limit that a rule or the contract names, and what lies beside.
/// </summary>
public sealed class EveryPacketTests
{
    private static readonly string[] Ports = ["eth0", "vnet1", "vnet2", "vnet3", "tap7"];

    private static readonly int[] DestinationPorts = [0, 52, 53, 67, 68, 79, 80, 81, 546, 547, 65535];

    private static readonly int[] SourcePorts = [0, 67, 68, 546, 547, 53];

    private static readonly int[] Others = [2, 50, 51, 58, 1, 112];

    [Theory]
    [InlineData(IPFamily.IPv4, true)]
    [InlineData(IPFamily.IPv4, false)]
    [InlineData(IPFamily.IPv6, true)]
    public void Every_packet_between_any_two_ports_is_judged_as_the_contract_says(IPFamily family, bool allowDns)
    {
        var policy = RuleCompiler.Compile(Zone(family), ZoneCase.Host, new CompilerOptions { AllowDns = allowDns }).Policy!;
        var (contract, crossings) = (new ReferenceEvaluator(policy), new PolicyCrossings(policy, family));
        var passages = Passages(policy).ToList();
        foreach (var packet in Packets(crossings.Values))
        {
            foreach (var passage in passages)
            {
                if (contract.Decide(packet, passage).Ruling == Ruling.Accepted != crossings.LetsThrough(packet, passage))
                {
                    Assert.Fail($"{packet}, {passage}, MAC {passage.SourceMac}: {contract.Decide(packet, passage)}");
                }
            }
        }
    }

    private static IEnumerable<Packet> Packets(PacketValues values)
    {
        InternetAddress[] examples = [.. Enumerable.Range(0, (int)values.Addresses.Maximum + 1).Select(number => values.Addresses.ExampleOf((uint)number))];
        return
            from source in examples
            from destination in examples
            from payload in Payloads(values.Family)
            from state in Enum.GetValues<ConnectionState>().Where(state => (uint)state <= values.Maximum(PacketField.State))
            from hopLimit in payload.Protocol == Protocol.IcmpV6 && payload.Payload.Type is not null ? new byte[] { 1, 64, 255 } : [64]
            select Packet(source, destination, payload.Protocol, payload.Payload) with { State = state, HopLimit = hopLimit };
    }

    private static IEnumerable<(Protocol Protocol, PacketPayload Payload)> Payloads(IPFamily family)
    {
        var icmp = family == IPFamily.IPv4 ? Protocol.Icmp : Protocol.IcmpV6;
        int[] types = family == IPFamily.IPv4 ? [0, 5, 8, 255] : [128, 130, 131, 132, 133, 134, 135, 136, 137, 143];
        return
        [
            .. SourcePorts.SelectMany(_ => DestinationPorts, (from, to) => (Protocol.Udp, PacketPayload.Ports(from, to))),
            .. new[] { 52, 53, 79, 80, 81 }.Select(to => (Protocol.Tcp, PacketPayload.Ports(67, to))),
            .. types.SelectMany(type => new[] { 0, 1 }.Select(code => (icmp, PacketPayload.Icmp(type, code)))),
            .. Others.Select(number => Protocol.Of(number)).Where(protocol => protocol != icmp).Select(protocol => (protocol, default(PacketPayload))),
        ];
    }

    private static Packet Packet(InternetAddress source, InternetAddress destination, Protocol protocol, PacketPayload payload) =>
        Addressing.Packet.TryCreate(source, destination, protocol, payload, out var packet, out var problem) ? packet : throw new InvalidOperationException(problem);

    private static IEnumerable<Passage> Passages(HostPolicy policy)
    {
        var macs = policy.Bridges[0].GuestPorts.ToImmutableArray().ToDictionary(guest => guest.Device, guest => guest.Mac, StringComparer.Ordinal);
        var foreign = MacAddress.Create(0x0600_0000_FFFFUL);
        return
            from ends in Ports.SelectMany(_ => Ports, (one, other) => (From: one, To: other))
            where ends.From != ends.To
            from mac in macs.TryGetValue(ends.From, out var own) ? new[] { own, foreign } : [foreign]
            select Passage.Bridged(policy.Bridges[0].Name, ends.From, ends.To, mac);
    }

    // One NIC is open, one restricted both ways, one a system VM's; few addresses, since every two of their classes are tried.
    private static Zone Zone(IPFamily family)
    {
        var isIPv4 = family == IPFamily.IPv4;
        var one = SmallZones.OneNic([
            new SecurityGroup { Id = "open", Ingress = [SecurityRule.Whole(Protocol.All).WithCidrs("0.0.0.0/0", "::/0")] },
            new SecurityGroup
            {
                Id = "web",
                Ingress = [SecurityRule.Udp(80).WithGroups("web"), SecurityRule.Icmp(IcmpType.Of(8, 0)).WithCidrs("0.0.0.0/0"), SecurityRule.IcmpV6(IcmpType.Of(128)).WithCidrs("::/0"), SecurityRule.Whole(Protocol.Of(112)).WithCidrs("0.0.0.0/0", "::/0")],
                Egress = [SecurityRule.Udp(79, 80).WithGroups("web"), SecurityRule.Tcp(80).WithCidrs("0.0.0.0/0", "::/0")],
            }]);
        return one with
        {
            Networks = [one.Networks[0] with { IPv4 = isIPv4 ? one.Networks[0].IPv4 : null, IPv6 = isIPv4 ? null : new Subnet { Cidr = Cidr.Parse("2001:db8:204::/64") } }],
            Instances = [Guest("i-2-1-VM", 1, isIPv4, "open"), Guest("i-2-2-VM", 2, isIPv4, "web"), Guest("r-3-VM", 3, isIPv4)],
        };
    }

    private static Instance Guest(string name, int number, bool isIPv4, params ReadOnlySpan<string> groups) => new()
    {
        Name = name,
        Host = ZoneCase.Host,
        SecurityGroups = [.. groups],
        Nics =
        [
            new Nic
            {
                Network = "guest",
                Device = Ports[number],
                Mac = MacAddress.Create(0x0600_C200_0000UL + (uint)number),
                IPv4 = isIPv4 ? InternetAddress.Parse($"203.0.113.{(char)('0' + number)}") : null,
                IPv6 = isIPv4 ? null : InternetAddress.Parse($"2001:db8:204::{(char)('0' + number)}"),
                MulticastGroups = number == 2 ? [InternetAddress.Parse(isIPv4 ? "224.0.0.18" : "ff02::12")] : [],
            },
        ],
    };
}
