using System.Text.Json;

namespace SgRules.Model;

/// <summary>Writes security groups and their rules.</summary>
internal static class SecurityGroupWriter
{
    public static void Write(Utf8JsonWriter json, SecurityGroup group)
    {
        json.WriteStartObject();
        json.WriteText("id", group.Id);
        json.WriteOptionalText("name", group.Name);
        json.WriteOptionalText("account", group.Account);
        json.WriteList("ingress", group.Ingress, WriteRule);
        json.WriteList("egress", group.Egress, WriteRule);
        json.WriteEndObject();
    }

    private static void WriteRule(Utf8JsonWriter json, SecurityRule rule)
    {
        json.WriteStartObject();
        WriteProtocol(json, rule);
        if (rule.Ports is { } ports)
        {
            json.WriteNumber("startPort", ports.First);
            json.WriteNumber("endPort", ports.Last);
        }

        if (rule.IcmpType is { } messages)
        {
            json.WriteNumber("icmpType", messages.Type ?? -1);
            json.WriteNumber("icmpCode", messages.Code ?? -1);
        }

        json.WriteValues("cidrs", rule.Cidrs);
        json.WriteTexts("groups", rule.Groups);
        json.WriteEndObject();
    }

    // The word asks for ports or messages; without them the number means the whole protocol.
    private static void WriteProtocol(Utf8JsonWriter json, SecurityRule rule)
    {
        if (rule.Protocol.IsAll)
        {
            return;
        }

        if (rule.Ports is null && rule.IcmpType is null)
        {
            json.WriteNumber("protocol", rule.Protocol.Number);
            return;
        }

        json.WriteString("protocol", rule.Protocol.ToString());
    }
}
