using System.Text.Json;

namespace SgRules.Model;

/// <summary>Writes hosts and their bridges.</summary>
internal static class HostWriter
{
    public static void Write(Utf8JsonWriter json, Host host)
    {
        json.WriteStartObject();
        json.WriteText("name", host.Name);
        json.WriteOptionalWord("hypervisor", host.Hypervisor);
        json.WriteOptionalWord("networkBackend", host.NetworkBackend);
        json.WriteList("bridges", host.Bridges, WriteBridge);
        json.WriteEndObject();
    }

    private static void WriteBridge(Utf8JsonWriter json, Bridge bridge)
    {
        json.WriteStartObject();
        json.WriteText("name", bridge.Name);
        json.WriteTexts("networks", bridge.Networks);
        json.WriteTexts("uplinks", bridge.Uplinks);
        json.WriteEndObject();
    }
}
