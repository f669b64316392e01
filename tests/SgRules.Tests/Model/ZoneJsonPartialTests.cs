using System.Globalization;
using System.Text;
using SgRules.Addressing;

namespace SgRules.Model;

public sealed class ZoneJsonPartialTests
{
    [Fact]
    public void Everything_but_the_mistakes_is_read()
    {
        var reading = Inspect("""
            {
              "format": "sgrules/1",
              "zone": {"name": 5, "networkType": "Basic", "trafficTypes": ["Gest", "Guest"]},
              "networks": [7, {"name": "n", "ipv4": {"gateway": "10.0.0.1"}}],
              "securityGroups": [{"id": "g", "ingress": [{"protocol": "tcp", "startPort": "x", "cidrs": ["bad", "10.0.0.0/8"]}]}],
              "instances": [{"name": "i", "host": 1, "nics": [{"network": "n", "mac": "bad", "ipv4": "bad", "device": "vnet0"}]}]
            }
            """);

        var nic = new Nic { Network = "n", Mac = default, Device = "vnet0" };
        Assert.Equal(
            new Zone
            {
                Name = "",
                NetworkType = NetworkType.Basic,
                SecurityGroupEnabled = false,
                TrafficTypes = [default, TrafficType.Guest],
                Networks = [new Network { Name = "" }, new Network { Name = "n", IPv4 = new Subnet { Cidr = default, Gateway = InternetAddress.Parse("10.0.0.1") } }],
                SecurityGroups = [new SecurityGroup { Id = "g", Ingress = [new SecurityRule { Protocol = Protocol.Tcp, Cidrs = [default, Cidr.Parse("10.0.0.0/8")] }] }],
                Instances = [new Instance { Name = "i", Nics = [nic] }],
            },
            reading.Zone);
        Assert.Equal(
            [
                "zone.securityGroupEnabled", "zone.name", "zone.trafficTypes[0]", "networks[0]", "networks[1].ipv4.cidr",
                "securityGroups[0].ingress[0].endPort", "securityGroups[0].ingress[0].startPort", "securityGroups[0].ingress[0].cidrs[0]",
                "instances[0].host", "instances[0].nics[0].mac", "instances[0].nics[0].ipv4",
            ],
            reading.Diagnostics.Select(finding => finding.Path),
            StringComparer.Ordinal);
    }

    [Fact]
    public void Findings_come_in_the_order_of_the_text()
    {
        var reading = Inspect("{\"format\": \"sgrules/1\",\n\"hosts\": [{\"bridges\": [{}], \"x\": 1}]}");

        Assert.Equal(
            ["zone 1:1", "hosts[0].name 2:11", "hosts[0].bridges[0].name 2:24", "hosts[0].x 2:29"],
            reading.Diagnostics.Select(finding => string.Create(CultureInfo.InvariantCulture, $"{finding.Path} {finding.Line}:{finding.Column}")),
            StringComparer.Ordinal);
    }

    [Fact]
    public void A_document_without_a_format_is_still_read()
    {
        var reading = Inspect("{\"hosts\": [{\"name\": \"k\"}]}");

        Assert.Equal("k", reading.Zone!.Hosts[0].Name);
        Assert.Equal(["format", "zone"], reading.Diagnostics.Select(finding => finding.Path), StringComparer.Ordinal);
    }

    private static ZoneReading Inspect(string text) => ZoneJson.Inspect(Encoding.UTF8.GetBytes(text));
}
