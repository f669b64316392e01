using System.Text.Json;

namespace SgRules.Model;

/// <summary>Writes networks.</summary>
internal static class NetworkWriter
{
    public static void Write(Utf8JsonWriter json, Network network)
    {
        json.WriteStartObject();
        json.WriteText("name", network.Name);
        json.WriteOptionalWord("guestType", network.GuestType);
        json.WriteValues("services", network.Services);
        json.WriteOptionalValue("offering", network.Offering);
        if (network.Vlan != Vlan.Untagged)
        {
            json.WriteString("vlan", network.Vlan.ToString());
        }

        WriteSubnet(json, "ipv4", network.IPv4);
        WriteSubnet(json, "ipv6", network.IPv6);
        json.WriteEndObject();
    }

    private static void WriteSubnet(Utf8JsonWriter json, string name, Subnet? subnet)
    {
        if (subnet is null)
        {
            return;
        }

        json.WriteStartObject(name);
        json.WriteString("cidr", subnet.Cidr.ToString());
        json.WriteOptionalValue("gateway", subnet.Gateway);
        json.WriteOptionalValue("range", subnet.Range);
        json.WriteEndObject();
    }
}
