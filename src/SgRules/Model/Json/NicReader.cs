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
        var nic = new Nic { Network = string.Empty, Mac = default };
        if (!json.TryEnterObject(Names, out var properties))
        {
            return nic;
        }

        while (json.NextProperty(ref properties))
        {
            nic = WithProperty(ref json, nic, properties.Name);
        }

        return nic;
    }

    private static Nic WithProperty(ref JsonCursor json, Nic nic, string name) => name switch
    {
        "network" => nic with { Network = json.Text() ?? string.Empty },
        "mac" => nic with { Mac = json.Mac().GetValueOrDefault() },
        "bridge" => nic with { Bridge = json.Text() },
        "device" => nic with { Device = json.Text() },
        "ipv4" => nic with { IPv4 = json.Address() },
        "ipv6" => nic with { IPv6 = json.Address() },
        "secondaryIps" => nic with { SecondaryIps = json.ReadList(JsonValues.AddressElement) },
        "allowedAddresses" => nic with { AllowedAddresses = json.ReadList(JsonValues.CidrElement) },
        _ => nic with { MulticastGroups = json.ReadList(JsonValues.AddressElement) },
    };
}
