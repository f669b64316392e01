using System.Text;
using SgRules.Addressing;

namespace SgRules.Model;

public sealed class ZoneJsonReadTests
{
    [Fact]
    public void The_example_is_read_whole()
    {
        var zone = ZoneJson.Read(ExampleZone.Utf8);

        var nic = new Nic
        {
            Network = "public-204",
            Bridge = "cloudbr0",
            Device = "vnet4",
            Mac = MacAddress.Parse("06:00:c2:00:00:13"),
            IPv4 = InternetAddress.Parse("203.0.113.19"),
            IPv6 = InternetAddress.Parse("2001:db8:204::13"),
            SecondaryIps = [InternetAddress.Parse("203.0.113.77")],
            AllowedAddresses = [Cidr.Parse("203.0.113.200/32")],
            MulticastGroups = [InternetAddress.Parse("224.0.0.18")],
        };
        var network = new Network
        {
            Name = "public-204",
            Services = [NetworkService.Dhcp, NetworkService.Dns, NetworkService.UserData, NetworkService.SecurityGroup],
            Vlan = Vlan.Of(204),
            IPv4 = new Subnet { Cidr = Cidr.Parse("203.0.113.0/24"), Gateway = InternetAddress.Parse("203.0.113.1"), Range = AddressRange.Parse("203.0.113.10-203.0.113.200") },
            IPv6 = new Subnet { Cidr = Cidr.Parse("2001:db8:204::/64"), Gateway = InternetAddress.Parse("2001:db8:204::1") },
        };
        var group = new SecurityGroup
        {
            Id = "web",
            Name = "web",
            Account = "acme",
            Ingress = [SecurityRule.Tcp(22).WithCidrs("0.0.0.0/0"), SecurityRule.Icmp().WithCidrs("0.0.0.0/0"), SecurityRule.Tcp(80, 443).WithGroups("lb")],
        };
        Assert.Equal(
            new Zone
            {
                Name = "zone1",
                NetworkType = NetworkType.Advanced,
                SecurityGroupEnabled = true,
                TrafficTypes = [TrafficType.Management, TrafficType.Storage, TrafficType.Guest],
                Networks = [network],
                Hosts = [new Host { Name = "kvm1", Bridges = [new Bridge { Name = "cloudbr0", Networks = ["public-204"], Uplinks = ["eth0"] }] }],
                SecurityGroups = [group],
                Instances = [new Instance { Name = "i-2-19-VM", Account = "acme", Host = "kvm1", SecurityGroups = ["web"], Nics = [nic] }],
            },
            zone);
    }

    [Theory]
    [InlineData("{}", "all", null, null)]
    [InlineData("{\"protocol\": \"all\"}", "all", null, null)]
    [InlineData("{\"protocol\": \"tcp\", \"startPort\": 22, \"endPort\": 22}", "tcp", "22", null)]
    [InlineData("{\"endPort\": 443, \"startPort\": 80, \"protocol\": \"udp\"}", "udp", "80-443", null)]
    [InlineData("{\"protocol\": \"tcp\", \"startPort\": 0, \"endPort\": 0}", "tcp", "0-65535", null)]
    [InlineData("{\"protocol\": \"icmp\", \"icmpType\": -1, \"icmpCode\": -1}", "icmp", null, "any")]
    [InlineData("{\"protocol\": \"icmp\", \"icmpType\": 3, \"icmpCode\": -1}", "icmp", null, "3")]
    [InlineData("{\"protocol\": \"icmpv6\", \"icmpType\": 254, \"icmpCode\": 255}", "icmpv6", null, "254/255")]
    [InlineData("{\"protocol\": 6}", "tcp", null, null)]
    [InlineData("{\"protocol\": \"58\"}", "icmpv6", null, null)]
    [InlineData("{\"protocol\": 47}", "47", null, null)]
    public void A_rule_says_its_protocol_and_what_narrows_it(string text, string protocol, string? ports, string? messages)
    {
        var zone = Read($"\"securityGroups\": [{{\"id\": \"g\", \"egress\": [{text}]}}]");

        var rule = zone.SecurityGroups[0].Egress[0];
        Assert.Equal((protocol, ports, messages), (rule.Protocol.ToString(), rule.Ports?.ToString(), rule.IcmpType?.ToString()));
    }

    [Fact]
    public void Values_may_be_written_with_escapes()
    {
        var escaped = string.Concat(Encoding.UTF8.GetString(ExampleZone.Utf8).Replace("\\", "", StringComparison.Ordinal).Split('"').Select((piece, i) => i % 2 == 0 ? piece : $"\"{Escape(piece)}\""));

        Assert.Equal(ZoneJson.Read(ExampleZone.Utf8), ZoneJson.Read(Encoding.UTF8.GetBytes(escaped)));

        static string Escape(string piece) => string.Concat(piece.Select(c => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"\\u{(int)c:x4}")));
    }

    [Fact]
    public void Comments_trailing_commas_and_a_byte_order_mark_are_fine()
    {
        var text = "\uFEFF// a comment\n" + Document("\"hosts\": [/* none */],").Replace("}}", "},}", StringComparison.Ordinal);

        Assert.Equal("z", ZoneJson.Read(Encoding.UTF8.GetBytes(text)).Name);
    }

    [Fact]
    public void Escapes_in_names_and_values_are_read()
    {
        var zone = Read("\"h\\u006fsts\": [{\"name\": \"k\\u0076m \\ud83d\\ude00\", \"hypervisor\": \"\\u004bVM\"}]");

        Assert.Equal(new Host { Name = "kvm 😀" }, zone.Hosts[0]);
    }

    [Fact]
    public void Texts_that_repeat_are_one_string()
    {
        var zone = Read("\"instances\": [{\"name\": \"a\", \"host\": \"kvm1\"}, {\"name\": \"b\", \"host\": \"kvm1\"}]");

        Assert.Same(zone.Instances[0].Host, zone.Instances[1].Host);
    }

    [Fact]
    public void The_exception_has_the_first_finding_and_all_of_them()
    {
        var text = Encoding.UTF8.GetBytes(Document("\"hosts\": [{\"name\": 1}, 2]"));

        var exception = Assert.Throws<ZoneFormatException>(() => ZoneJson.Read(text));

        Assert.Equal(("hosts[0].name", 2, 20), (exception.Path, exception.Line, exception.Column));
        Assert.Equal("hosts[0].name: error SGR1009: This must be text in double quotes, but is a number. (line 2, column 20)", exception.Message);
        Assert.Equal(2, exception.Diagnostics.Count);
    }

    [Fact]
    public void Trying_gives_a_zone_or_findings()
    {
        Assert.True(ZoneJson.TryRead(ExampleZone.Utf8, out var zone, out var none));
        Assert.False(ZoneJson.TryRead("{}"u8, out var nothing, out var findings));

        Assert.NotNull(zone);
        Assert.True(none.IsEmpty);
        Assert.Null(nothing);
        Assert.Equal(2, findings.Count);
    }

    internal static string Document(string rest) =>
        "{\"format\": \"sgrules/1\", \"zone\": {\"name\": \"z\", \"networkType\": \"Basic\", \"securityGroupEnabled\": true, \"trafficTypes\": []}"
        + (rest.Length == 0 ? "}" : $",\n{rest}}}");

    private static Zone Read(string rest) => ZoneJson.Read(Encoding.UTF8.GetBytes(Document(rest)));
}
