using SgRules.Addressing;
using SgRules.Model;

namespace SgRules.Policies;

/// <summary>Finds what an end's name or address means in a zone.</summary>
internal sealed class EndFinder(Zone zone)
{
    private readonly NicPlaces _places = new(zone);

    private readonly ZoneAddresses _addresses = new(zone);

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
            var nics = instance.Nics.ToImmutableArray().OrderBy(nic => nic.Network, StringComparer.Ordinal).ThenBy(nic => nic.Mac);
            return AtSomeNic(name, new NamedEnd(name, null, []) { Stopped = nics.Select(nic => new StoppedNic(instance, nic)).ToValueList() });
        }

        return AtSomeNic(name, new NamedEnd(name, null, _places.Of(instance)));
    }

    private static (NamedEnd? End, string? Problem) AtSomeNic(string name, NamedEnd end) => end is { Places.IsEmpty: true, Stopped.IsEmpty: true }
        ? (null, $"{name} has no NIC at a bridge; give it one with host, network and device.")
        : (end, null);

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
        if (owners.Count == 0 || !places.IsEmpty)
        {
            return (new NamedEnd(text, address, places), null);
        }

        var stopped = owners.Where(owner => owner.Instance.State != InstanceState.Running)
            .OrderBy(owner => owner.Instance.Name, StringComparer.Ordinal).ThenBy(owner => owner.Nic.Network, StringComparer.Ordinal)
            .Select(owner => new StoppedNic(owner.Instance, owner.Nic)).ToValueList();
        return stopped.IsEmpty
            ? (null, $"{address} is an address of {owners[0].Instance.Name}, which has no NIC at a bridge; give it one with host, network and device.")
            : (new NamedEnd(text, address, []) { Stopped = stopped }, null);
    }

    // Who has it as an address of its own comes before who may merely use it.
    private List<(Instance Instance, Nic Nic)> Owners(InternetAddress address)
    {
        if (address.IsMulticast || address.IsUnspecified)
        {
            return [];
        }

        var owners = Nics((_, nic) => nic.Addresses().Contains(address));
        if (owners.Count > 0 || _addresses.GatewayOf(address) is not null)
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
}
