using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace SgRules.Model;

/// <summary>Writes the whole document; the order of properties is the model's.</summary>
internal static class ZoneWriter
{
    private static readonly JsonWriterOptions Options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, // letters of every language as they are; this isn't HTML
        Indented = true,
        IndentSize = 2,
        NewLine = "\n",
    };

    public static void Write(Zone zone, IBufferWriter<byte> output)
    {
        using (var json = new Utf8JsonWriter(output, Options))
        {
            json.WriteStartObject();
            json.WriteString("format", ZoneReader.Format);
            WriteZone(json, zone);
            json.WriteList("networks", zone.Networks, NetworkWriter.Write);
            json.WriteList("hosts", zone.Hosts, HostWriter.Write);
            json.WriteList("securityGroups", zone.SecurityGroups, SecurityGroupWriter.Write);
            json.WriteList("instances", zone.Instances, InstanceWriter.Write);
            json.WriteEndObject();
        }

        output.Write("\n"u8);
    }

    private static void WriteZone(Utf8JsonWriter json, Zone zone)
    {
        json.WriteStartObject("zone");
        json.WriteText("name", zone.Name);
        json.WriteWord("networkType", zone.NetworkType);
        json.WriteBoolean("securityGroupEnabled", zone.SecurityGroupEnabled);
        json.WriteStartArray("trafficTypes");
        foreach (var type in zone.TrafficTypes)
        {
            json.WriteStringValue(type.ToString());
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
