using SgRules.Addressing;
using SgRules.Model;

namespace SgRules.Policies;

/// <summary>Finds what an end's name or address means in a zone.</summary>
internal sealed class EndFinder(Zone zone)
{
    private readonly NicPlaces _places = new(zone);

    /// <summary>The end, or a sentence why there is none.</summary>
    public (NamedEnd? End, string? Problem) Find(string text) =>
        InternetAddress.TryParse(text, out var address) ? ByAddress(text, address) : ByName(text);

    private (NamedEnd? End, string? Problem) ByName(string name)
    {
        if (zone.Instances.ToImmutableArray().FirstOrDefault(instance => instance.Name == name) is not { } instance)
        {
            return (null, UnknownName(name));
        }

        if (instance.State != InstanceState.Running)
        {
            return (null, $"{name} is stopped and so at no port; no rule decides about it until it runs.");
        }

        var places = _places.Of(instance);
        return places.IsEmpty
            ? (null, $"{name} has no NIC at a bridge; give it one with host, network and device.")
            : (new NamedEnd(name, null, places), null);
    }

    private string UnknownName(string name)
    {
        var names = zone.Instances.ToImmutableArray().Select(instance => instance.Name).Order(StringComparer.Ordinal).ToArray();
        return NearestName.Of(name, names) is { } nearest
            ? $"there is no instance '{name}'; did you mean '{nearest}'?"
            : $"there is no instance '{name}', and it is no address either; name one of the two.";
    }

    private (NamedEnd? End, string? Problem) ByAddress(string text, InternetAddress address)
    {
        var owners = Owners(address);
        var places = owners.Select(owner => _places.Of(owner.Instance, owner.Nic)).OfType<NicPlace>()
            .OrderBy(place => place.Instance.Name, StringComparer.Ordinal).ThenBy(place => place.Device, StringComparer.Ordinal).ToValueList();
        return owners.Count > 0 && places.IsEmpty
            ? (null, $"{address} is an address of {owners[0].Instance.Name}, which is at no port: it is stopped or not placed; no rule decides about it.")
            : (new NamedEnd(text, address, places), null);
    }

    // Who has it as an address of its own comes before who may merely use it.
    private List<(Instance Instance, Nic Nic)> Owners(InternetAddress address)
    {
        if (address.IsMulticast || address.IsUnspecified)
        {
            return [];
        }

        var owners = Nics((_, nic) => nic.Addresses().Contains(address));
        if (owners.Count > 0 || IsGateway(address))
        {
            return owners;
        }

        owners = Nics((_, nic) => nic.Mac.LinkLocalAddress == address);
        return owners.Count > 0
            ? owners
            : Nics((instance, nic) => instance.State == InstanceState.Running && nic.AllowedAddresses.ToImmutableArray().Any(cidr => cidr.Prefix.Contains(address)));
    }

    private List<(Instance Instance, Nic Nic)> Nics(Func<Instance, Nic, bool> condition) => zone.Instances.ToImmutableArray()
        .SelectMany(instance => instance.Nics.ToImmutableArray().Where(nic => condition(instance, nic)).Select(nic => (instance, nic)))
        .ToList();

    private bool IsGateway(InternetAddress address) => zone.Networks.ToImmutableArray()
        .Any(network => network.IPv4?.Gateway == address || network.IPv6?.Gateway == address);
}
