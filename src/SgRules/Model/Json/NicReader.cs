namespace SgRules.Model;

/// <summary>Reads network interfaces.</summary>
internal static class NicReader
{
    private static readonly PropertyNames Names = new(
        "A NIC",
        [("network", "\"public-204\""), ("mac", "\"06:00:c2:00:00:13\"")],
        "bridge", "device", "ipv4", "ipv6", "secondaryIps", "allowedAddresses", "multicastGroups");

    public static Nic Read(ref JsonCursor json)
    {
        var draft = default(NicDraft);
        var isObject = json.TryEnterObject(Names, out var properties);
        while (isObject && json.NextProperty(ref properties))
        {
            draft.Read(ref json, properties.Name);
        }

        return draft.ToNic();
    }
}
