namespace SgRules.Model;

/// <summary>Reads hosts and their bridges.</summary>
internal static class HostReader
{
    private static readonly PropertyNames HostNames = new(
        "A host",
        [("name", "\"kvm1\"")],
        "hypervisor", "networkBackend", "bridges");

    private static readonly PropertyNames BridgeNames = new(
        "A bridge",
        [("name", "\"cloudbr0\"")],
        "networks", "uplinks");

    public static Host Read(ref JsonCursor json)
    {
        var host = new Host { Name = string.Empty };
        if (!json.TryEnterObject(HostNames, out var properties))
        {
            return host;
        }

        while (json.NextProperty(ref properties))
        {
            host = properties.Name switch
            {
                "name" => host with { Name = json.Text() ?? string.Empty },
                "hypervisor" => host with { Hypervisor = json.Word<Hypervisor>().GetValueOrDefault() },
                "networkBackend" => host with { NetworkBackend = json.Word<NetworkBackend>().GetValueOrDefault() },
                _ => host with { Bridges = json.ReadList(ReadBridge) },
            };
        }

        return host;
    }

    private static Bridge ReadBridge(ref JsonCursor json)
    {
        var bridge = new Bridge { Name = string.Empty };
        if (!json.TryEnterObject(BridgeNames, out var properties))
        {
            return bridge;
        }

        while (json.NextProperty(ref properties))
        {
            bridge = properties.Name switch
            {
                "name" => bridge with { Name = json.Text() ?? string.Empty },
                "networks" => bridge with { Networks = json.ReadList(JsonValues.TextElement) },
                _ => bridge with { Uplinks = json.ReadList(JsonValues.TextElement) },
            };
        }

        return bridge;
    }
}
