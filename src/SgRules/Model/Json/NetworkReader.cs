namespace SgRules.Model;

/// <summary>Reads networks.</summary>
internal static class NetworkReader
{
    private static readonly PropertyNames NetworkNames = new(
        "A network",
        [("name", "\"public-204\"")],
        "guestType", "services", "offering", "vlan", "ipv4", "ipv6");

    private static readonly PropertyNames SubnetNames = new(
        "A network's addresses of one family",
        [("cidr", "\"203.0.113.0/24\"")],
        "gateway", "range");

    public static Network Read(ref JsonCursor json)
    {
        var network = new Network { Name = string.Empty };
        if (!json.TryEnterObject(NetworkNames, out var properties))
        {
            return network;
        }

        var (services, offering) = (-1, -1);
        while (json.NextProperty(ref properties))
        {
            (services, offering) = properties.Name switch
            {
                "services" => (json.Offset, offering),
                "offering" => (services, json.Offset),
                _ => (services, offering),
            };
            network = WithProperty(ref json, network, properties.Name);
        }

        if (services >= 0 && offering >= 0)
        {
            json.Note(FormatFindings.ServicesAndOffering, "offering", offering, "\"offering\" stands in place of \"services\": keep one of the two.");
        }

        return network;
    }

    private static Network WithProperty(ref JsonCursor json, Network network, string name) => name switch
    {
        "name" => network with { Name = json.Text() ?? string.Empty },
        "guestType" => network with { GuestType = json.Word<GuestType>().GetValueOrDefault() },
        "services" => network with { Services = json.ReadList(JsonValues.WordElement<NetworkService>) },
        "offering" => network with { Offering = json.Word<NetworkOffering>() },
        "vlan" => network with { Vlan = json.Vlan().GetValueOrDefault() },
        "ipv4" => network with { IPv4 = ReadSubnet(ref json) },
        _ => network with { IPv6 = ReadSubnet(ref json) },
    };

    private static Subnet? ReadSubnet(ref JsonCursor json)
    {
        if (!json.TryEnterObject(SubnetNames, out var properties))
        {
            return null;
        }

        var subnet = new Subnet { Cidr = default };
        while (json.NextProperty(ref properties))
        {
            subnet = properties.Name switch
            {
                "cidr" => subnet with { Cidr = json.Cidr().GetValueOrDefault() },
                "gateway" => subnet with { Gateway = json.Address() },
                _ => subnet with { Range = json.Range() },
            };
        }

        return subnet;
    }
}
