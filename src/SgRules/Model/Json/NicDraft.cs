using SgRules.Addressing;

namespace SgRules.Model;

/// <summary>The properties of a NIC as they are read, in whatever order; one record is made of them at the end.</summary>
internal struct NicDraft
{
    private string? _network;
    private string? _bridge;
    private string? _device;
    private MacAddress _mac;
    private InternetAddress? _ipv4;
    private InternetAddress? _ipv6;
    private ValueList<InternetAddress> _secondaryIps;
    private ValueList<Cidr> _allowedAddresses;
    private ValueList<InternetAddress> _multicastGroups;

    /// <summary>Reads the value of a property.</summary>
    public void Read(ref JsonCursor json, string name)
    {
        switch (name)
        {
            case "network": _network = json.Text(); break;
            case "mac": _mac = json.Mac().GetValueOrDefault(); break;
            case "bridge": _bridge = json.Text(); break;
            case "device": _device = json.UniqueText(); break;
            case "ipv4": _ipv4 = json.Address(); break;
            case "ipv6": _ipv6 = json.Address(); break;
            case "secondaryIps": _secondaryIps = json.ReadList(JsonValues.AddressElement); break;
            case "allowedAddresses": _allowedAddresses = json.ReadList(JsonValues.CidrElement); break;
            default: _multicastGroups = json.ReadList(JsonValues.AddressElement); break;
        }
    }

    public readonly Nic ToNic() => new()
    {
        Network = _network ?? string.Empty,
        Mac = _mac,
        Bridge = _bridge,
        Device = _device,
        IPv4 = _ipv4,
        IPv6 = _ipv6,
        SecondaryIps = _secondaryIps,
        AllowedAddresses = _allowedAddresses,
        MulticastGroups = _multicastGroups,
    };
}
