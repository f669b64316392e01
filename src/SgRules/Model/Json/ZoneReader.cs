using System.Text.Json;

namespace SgRules.Model;

/// <summary>Reads the whole document.</summary>
internal static class ZoneReader
{
    public const string Format = "sgrules/1";

    private static readonly PropertyNames DocumentNames = new(
        "A zone document",
        [("format", "\"sgrules/1\""), ("zone", "{ ... }")],
        "networks", "hosts", "securityGroups", "instances");

    private static readonly PropertyNames ZoneNames = new(
        "A zone",
        [("name", "\"zone1\""), ("networkType", "\"Advanced\""), ("securityGroupEnabled", "true"), ("trafficTypes", "[\"Management\", \"Guest\"]")]);

    private static readonly Zone Nothing = new() { Name = string.Empty, NetworkType = default, SecurityGroupEnabled = false, TrafficTypes = [] };

    /// <summary>Reads what there is of a zone; null if the document is none, or of another format.</summary>
    /// <exception cref="JsonException">The text isn't JSON.</exception>
    public static Zone? Read(ref JsonCursor json)
    {
        _ = json.Read();
        if (json.Token != JsonTokenType.StartObject)
        {
            json.Note(FormatFindings.NotAZone, "A zone document is an object: write { \"format\": \"sgrules/1\", ... }.");
            return null;
        }

        var zone = Nothing;
        _ = json.TryEnterObject(DocumentNames, out var properties);
        while (json.NextProperty(ref properties))
        {
            if (properties.Name != "format")
            {
                zone = WithProperty(ref json, zone, properties.Name);
            }
            else if (IsForeign(ref json))
            {
                return null;
            }
        }

        _ = json.Read(); // throws if there is anything behind the document
        return zone;
    }

    private static bool IsForeign(ref JsonCursor json)
    {
        if (json.Text() is not { } format || format == Format)
        {
            return false;
        }

        // What was found so far was measured by the wrong format.
        json.Forget();
        json.Note(FormatFindings.UnknownFormat, $"'{json.Shown}' is not a format that can be read: only \"{Format}\" is.");
        return true;
    }

    private static Zone WithProperty(ref JsonCursor json, Zone zone, string name) => name switch
    {
        "zone" => ReadZone(ref json, zone),
        "networks" => zone with { Networks = json.ReadList(NetworkReader.Read) },
        "hosts" => zone with { Hosts = json.ReadList(HostReader.Read) },
        "securityGroups" => zone with { SecurityGroups = json.ReadList(SecurityGroupReader.Read) },
        _ => zone with { Instances = json.ReadList(InstanceReader.Read) },
    };

    private static Zone ReadZone(ref JsonCursor json, Zone zone)
    {
        if (!json.TryEnterObject(ZoneNames, out var properties))
        {
            return zone;
        }

        while (json.NextProperty(ref properties))
        {
            zone = properties.Name switch
            {
                "name" => zone with { Name = json.Text() ?? string.Empty },
                "networkType" => zone with { NetworkType = json.Word<NetworkType>().GetValueOrDefault() },
                "securityGroupEnabled" => zone with { SecurityGroupEnabled = json.Flag() ?? false },
                _ => zone with { TrafficTypes = json.ReadList(JsonValues.WordElement<TrafficType>) },
            };
        }

        return zone;
    }
}
