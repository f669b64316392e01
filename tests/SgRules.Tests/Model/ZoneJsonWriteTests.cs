using System.Buffers;
using System.Text;
using SgRules.Addressing;

namespace SgRules.Model;

public sealed class ZoneJsonWriteTests
{
    private const string Sparse = """
        {
          "format": "sgrules/1",
          "zone": {
            "name": "z",
            "networkType": "Basic",
            "securityGroupEnabled": true,
            "trafficTypes": [
              "Guest"
            ]
          },
          "networks": [
            {
              "name": "n",
              "ipv4": {
                "cidr": "10.1.2.3/8"
              }
            }
          ],
          "hosts": [
            {
              "name": "k",
              "bridges": [
                {
                  "name": "b"
                }
              ]
            }
          ],
          "securityGroups": [
            {
              "id": "g",
              "ingress": [
                {
                  "groups": [
                    "g"
                  ]
                }
              ]
            }
          ],
          "instances": [
            {
              "name": "i",
              "nics": [
                {
                  "network": "n",
                  "mac": "06:00:c2:00:00:13"
                }
              ]
            }
          ]
        }

        """;

    private static readonly Zone Least = new() { Name = "z", NetworkType = NetworkType.Basic, SecurityGroupEnabled = true, TrafficTypes = [] };

    [Fact]
    public void Defaults_are_left_out()
    {
        var zone = Least with
        {
            TrafficTypes = [TrafficType.Guest],
            Networks = [new Network { Name = "n", IPv4 = new Subnet { Cidr = Cidr.Parse("10.1.2.3/8") } }],
            Hosts = [new Host { Name = "k", Bridges = [new Bridge { Name = "b" }] }],
            SecurityGroups = [new SecurityGroup { Id = "g", Ingress = [SecurityRule.Whole(Protocol.All).WithGroups("g")] }],
            Instances = [new Instance { Name = "i", Nics = [new Nic { Network = "n", Mac = MacAddress.Parse("06:00:C2:00:00:13") }] }],
        };

        Assert.Equal(Sparse, Write(zone));
    }

    [Fact]
    public void The_example_reads_back_equal()
    {
        var zone = ZoneJson.Read(ExampleZone.Utf8);

        Assert.Equal(zone, ZoneJson.Read(Encoding.UTF8.GetBytes(Write(zone))));
    }

    [Fact]
    public void Letters_of_every_language_stand_as_they_are() =>
        Assert.Contains("\"name\": \"zürich <é> + 漢\\n\"", Write(Least with { Name = "zürich <é> + 漢\n" }), StringComparison.Ordinal);

    [Fact]
    public void A_rule_without_ports_or_messages_is_written_by_its_number()
    {
        ValueList<SecurityRule> rules = [SecurityRule.Whole(Protocol.Tcp), SecurityRule.Whole(Protocol.IcmpV6), SecurityRule.Udp(0), SecurityRule.Icmp(IcmpType.Of(8))];

        var lines = Write(Least with { SecurityGroups = [new SecurityGroup { Id = "g", Egress = rules }] })
            .Split('\n').Select(line => line.Trim(' ', ',')).SkipWhile(line => line != "\"egress\": [").Where(line => line.Contains(": ", StringComparison.Ordinal));

        Assert.Equal(
            [
                "\"egress\": [", "\"protocol\": 6", "\"protocol\": 58", "\"protocol\": \"udp\"", "\"startPort\": 0", "\"endPort\": 65535",
                "\"protocol\": \"icmp\"", "\"icmpType\": 8", "\"icmpCode\": -1",
            ],
            lines,
            StringComparer.Ordinal);
    }

    [Fact]
    public void What_the_format_cannot_say_is_written_and_found_by_the_reader()
    {
        var zone = Least with
        {
            Name = null!,
            Networks = [new Network { Name = "n", Services = [NetworkService.Dns], Offering = NetworkOffering.DefaultSharedNetworkOffering, GuestType = (GuestType)77 }],
            Hosts = [null!],
            SecurityGroups = [new SecurityGroup { Id = "g", Ingress = [SecurityRule.Tcp(1) with { Protocol = Protocol.Of(47) }], Egress = [new SecurityRule { Groups = [null!] }] }],
        };

        Assert.Equal(
            ["zone.name", "networks[0].guestType", "networks[0].offering", "hosts[0]", "securityGroups[0].ingress[0].startPort", "securityGroups[0].ingress[0].endPort", "securityGroups[0].egress[0].groups[0]"],
            ZoneJson.Inspect(Encoding.UTF8.GetBytes(Write(zone))).Diagnostics.Select(finding => finding.Path),
            StringComparer.Ordinal);
    }

    [Fact]
    public void Half_a_surrogate_pair_is_written_as_the_replacement_character() =>
        Assert.Contains("\"name\": \"a\uFFFDb\"", Write(Least with { Name = "a\ud800b" }), StringComparison.Ordinal);

    [Fact]
    public void Arguments_must_be_there()
    {
        Assert.Throws<ArgumentNullException>("zone", () => ZoneJson.Write(null!, new ArrayBufferWriter<byte>()));
        Assert.Throws<ArgumentNullException>("output", () => ZoneJson.Write(Least, null!));
        Assert.Throws<ArgumentNullException>("output", () => ZoneSchema.WriteTo(null!));
    }

    internal static string Write(Zone zone)
    {
        var output = new ArrayBufferWriter<byte>();
        ZoneJson.Write(zone, output);
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }
}
