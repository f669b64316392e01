using SgRules.Addressing;
using SgRules.Model;
using SgRules.Testing;

namespace SgRules;

/// <summary>Contract and emitted text on whole tables of packets, where chance would need many zones to come by.</summary>
public sealed class AgreementTests
{
    private static readonly string[] Ports = ["eth0", "vnet1", "vnet2", "vnet9", "tap7"];

    private static readonly string[] SourcesV6 = ["::", "fe80::1", "febf::1", "fe80::400:c2ff:fe00:1", "2001:db8:204::1", "2001:db8:99::7"];

    private static readonly string[] DestinationsV6 = ["ff02::1", "ff02::1:2", "ff02::fb", "ff05::2", "fe80::1", "2001:db8:204::2", "2001:db8:99::7"];

    private static readonly string[] SourcesV4 = ["0.0.0.0", "203.0.113.1", "203.0.113.2", "198.51.100.7"];

    private static readonly string[] DestinationsV4 = ["255.255.255.255", "203.0.113.2", "224.0.0.18", "198.51.100.7"];

    [Fact]
    public void Every_ICMPv6_control_message_between_any_two_ports_in_every_state()
    {
        var packets =
            from type in new[] { 128, 130, 131, 132, 133, 134, 135, 136, 137, 143 }
            from hopLimit in new byte[] { 1, 64, 255 }
            from source in SourcesV6
            from destination in DestinationsV6
            from state in Enum.GetValues<ConnectionState>()
            select Packet.Icmp(Ip(source), Ip(destination), type) with { HopLimit = hopLimit, State = state };

        Agree(Between(packets, [("eth0", "vnet2"), ("eth0", "tap7"), ("vnet9", "vnet1"), ("vnet1", "eth0"), ("vnet1", "vnet2"), ("vnet1", "tap7"), ("tap7", "eth0"), ("tap7", "vnet2"), ("eth0", "vnet9")]));
    }

    [Fact]
    public void An_authentication_header_between_any_two_ports_in_every_state()
    {
        var packets =
            from ends in Ends(SourcesV4, DestinationsV4).Concat(Ends(SourcesV6, DestinationsV6))
            from state in Enum.GetValues<ConnectionState>().Where(state => ends.Source.Family == IPFamily.IPv6 || state != ConnectionState.Untracked)
            select Packet.Of(ends.Source, ends.Destination, Protocol.AuthenticationHeader) with { State = state };

        Agree(Between(packets, [("eth0", "vnet2"), ("eth0", "tap7"), ("vnet9", "vnet1"), ("vnet1", "eth0"), ("vnet1", "vnet2"), ("vnet1", "tap7"), ("tap7", "eth0"), ("vnet1", "vnet9")]));
    }

    [Fact]
    public void Every_DHCP_and_DNS_message_between_any_two_ports_in_every_state()
    {
        var packets =
            from ports in new[] { (68, 67), (67, 68), (546, 547), (547, 546), (40000, 53), (40000, 80) }
            from ends in Ends(SourcesV4, DestinationsV4).Concat(Ends(SourcesV6, DestinationsV6))
            from state in Enum.GetValues<ConnectionState>().Where(state => ends.Source.Family == IPFamily.IPv6 || state != ConnectionState.Untracked)
            from isTcp in new[] { false, true }
            select (isTcp ? Packet.Tcp(ends.Source, ends.Destination, ports.Item1, ports.Item2) : Packet.Udp(ends.Source, ends.Destination, ports.Item1, ports.Item2)) with { State = state };

        Agree(Between(packets, Ports.SelectMany(_ => Ports, (from, to) => (from, to)).Where(ends => ends.from != ends.to)));
    }

    [Fact]
    public void A_prefix_that_many_ports_share_with_their_addresses_below_it()
    {
        // The last one has an address in the prefix, but not the prefix.
        var zone = Zone(Enumerable.Range(1, 14).Select(n => Guest(n, n % 3 == 0 ? 200 + n : n, "203.0.113.0/25")).Append(Guest(15, 100)));
        var addresses = new[] { "203.0.113.0", "203.0.113.1", "203.0.113.4", "203.0.113.77", "203.0.113.100", "203.0.113.127", "203.0.113.128", "203.0.113.203" };
        var packets =
            from source in addresses
            from destination in addresses
            select Packet.Tcp(Ip(source), Ip(destination), 40000, 80);
        var crossings = Enumerable.Range(1, 15).Select(n => ($"vnet{Name(n)}", "vnet2")).Concat(Enumerable.Range(1, 15).Select(n => ("eth0", $"vnet{Name(n)}")));

        Agree(Between(packets, crossings.Where(ends => ends.Item1 != ends.Item2)), zone);
    }

    private static void Agree(IEnumerable<(Packet, Passage)> packets, Zone? zone = null) => Assert.Null(new AgreementCase(
        zone ?? Zone([Guest(1, 1), Guest(2, 2) with { SecurityGroups = ["web"] }, Guest(9, 9) with { Name = "r-9-VM", SecurityGroups = [] }]),
        CompilerOptions.Default,
        packets.ToValueList()).Disagreement());

    private static IEnumerable<(Packet, Passage)> Between(IEnumerable<Packet> packets, IEnumerable<(string From, string To)> ends)
    {
        var all = packets.ToList();
        return ends.SelectMany(_ => all, (end, packet) => (packet, Passage.Bridged("cloudbr0", end.From, end.To, MacOf(end.From))));
    }

    private static IEnumerable<(InternetAddress Source, InternetAddress Destination)> Ends(string[] sources, string[] destinations) =>
        sources.SelectMany(_ => destinations, (source, destination) => (Ip(source), Ip(destination)));

    private static MacAddress MacOf(string port) => MacAddress.Create(0x0600_C200_0000UL + (port.StartsWith("vnet", StringComparison.Ordinal) ? ulong.Parse(port["vnet".Length..], System.Globalization.CultureInfo.InvariantCulture) : 0xFFFF));

    private static InternetAddress Ip(string text) => InternetAddress.Parse(text);

    private static Zone Zone(IEnumerable<Instance> instances)
    {
        var one = SmallZones.OneNic([
            new SecurityGroup { Id = "open", Ingress = [SecurityRule.Whole(Protocol.All).WithCidrs("0.0.0.0/0", "::/0")] },
            new SecurityGroup { Id = "web", Ingress = [SecurityRule.Tcp(80).WithCidrs("0.0.0.0/0")], Egress = [SecurityRule.Tcp(80).WithCidrs("0.0.0.0/0")] }]);
        return one with
        {
            Networks = [one.Networks[0] with { IPv6 = new Subnet { Cidr = Cidr.Parse("2001:db8:204::/64") } }],
            Instances = instances.ToValueList(),
        };
    }

    private static Instance Guest(int number, int address, params ReadOnlySpan<string> allowed) => new()
    {
        Name = $"i-2-{Name(number)}-VM",
        Host = ZoneCase.Host,
        SecurityGroups = ["open"],
        Nics =
        [
            new Nic
            {
                Network = "guest",
                Device = $"vnet{Name(number)}",
                Mac = MacAddress.Create(0x0600_C200_0000UL + (uint)number),
                IPv4 = InternetAddress.IPv4(0xCB00_7100 + (uint)address),
                IPv6 = InternetAddress.IPv6(((UInt128)0x2001_0DB8_0204_0000UL << 64) + (uint)address),
                AllowedAddresses = [.. allowed.ToArray().Select(cidr => Cidr.Parse(cidr))],
                MulticastGroups = [Ip("224.0.0.18"), Ip("ff02::fb")],
            },
        ],
    };

    private static string Name(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
