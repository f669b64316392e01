using System.Text.Json;

namespace SgRules.Model;

/// <summary>Writes instances and their network interfaces.</summary>
internal static class InstanceWriter
{
    public static void Write(Utf8JsonWriter json, Instance instance)
    {
        json.WriteStartObject();
        json.WriteText("name", instance.Name);
        json.WriteOptionalText("account", instance.Account);
        json.WriteOptionalWord("state", instance.State);
        json.WriteOptionalText("host", instance.Host);
        json.WriteTexts("securityGroups", instance.SecurityGroups);
        json.WriteList("nics", instance.Nics, WriteNic);
        json.WriteEndObject();
    }

    private static void WriteNic(Utf8JsonWriter json, Nic nic)
    {
        json.WriteStartObject();
        json.WriteText("network", nic.Network);
        json.WriteOptionalText("bridge", nic.Bridge);
        json.WriteOptionalText("device", nic.Device);
        json.WriteString("mac", nic.Mac.ToString());
        json.WriteOptionalValue("ipv4", nic.IPv4);
        json.WriteOptionalValue("ipv6", nic.IPv6);
        json.WriteValues("secondaryIps", nic.SecondaryIps);
        json.WriteValues("allowedAddresses", nic.AllowedAddresses);
        json.WriteValues("multicastGroups", nic.MulticastGroups);
        json.WriteEndObject();
    }
}
