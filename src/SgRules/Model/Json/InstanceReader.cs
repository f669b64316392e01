namespace SgRules.Model;

/// <summary>Reads instances.</summary>
internal static class InstanceReader
{
    private static readonly PropertyNames Names = new(
        "An instance",
        [("name", "\"i-2-19-VM\"")],
        "account", "state", "host", "securityGroups", "nics");

    public static Instance Read(ref JsonCursor json)
    {
        var instance = new Instance { Name = string.Empty };
        if (!json.TryEnterObject(Names, out var properties))
        {
            return instance;
        }

        while (json.NextProperty(ref properties))
        {
            instance = properties.Name switch
            {
                "name" => instance with { Name = json.Text() ?? string.Empty },
                "account" => instance with { Account = json.Text() },
                "state" => instance with { State = json.Word<InstanceState>().GetValueOrDefault() },
                "host" => instance with { Host = json.Text() },
                "securityGroups" => instance with { SecurityGroups = json.ReadList(JsonValues.TextElement) },
                _ => instance with { Nics = json.ReadList(NicReader.Read) },
            };
        }

        return instance;
    }
}
