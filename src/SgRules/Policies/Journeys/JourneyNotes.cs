using SgRules.Addressing;
using SgRules.Model;

namespace SgRules.Policies;

/// <summary>What a journey assumes, in sentences.</summary>
internal sealed class JourneyNotes(Zone zone, NamedEnd source, NamedEnd destination, EndPair pair)
{
    private static readonly InternetAddress Broadcast = InternetAddress.IPv4(uint.MaxValue);

    public IEnumerable<string> All() =>
        OfEnd(source, pair.From).Concat(OfEnd(destination, pair.To)).Concat(OfUplinks()).Concat(OfNothing());

    private IEnumerable<string> OfEnd(NamedEnd end, EndChoice choice)
    {
        if (choice.Place is not { } place)
        {
            yield return OfOutside(choice.Address);
            yield break;
        }

        if (!place.IsFiltered)
        {
            yield return $"{place} is in network {place.Nic.Network}, which has no security groups: its bridge is left alone (contract 3.13).";
        }

        if (end.Address is null && end.Places.Count > 1)
        {
            yield return $"{end.Text} has several NICs; {place.Device} in network {place.Nic.Network} was taken. Name another by its address.";
        }
    }

    private string OfOutside(InternetAddress address)
    {
        if (IsForAll(address))
        {
            return $"{address} goes to every port of the bridge, to each a copy that is judged by itself; this is the copy that leaves by an uplink. Name the port to see another's.";
        }

        return GatewayOf(address) is { } network
            ? $"{address} is the gateway of network {network}, behind the uplinks."
            : $"{address} is an address of no instance of the zone: it is taken to be behind the uplinks.";
    }

    private bool IsForAll(InternetAddress address) => address.IsMulticast || address == Broadcast
        || zone.Networks.ToImmutableArray().Any(network => network.IPv4 is { } subnet && subnet.Cidr.Prefix.LastAddress == address && subnet.Cidr.Length <= 30);

    private string? GatewayOf(InternetAddress address) => zone.Networks.ToImmutableArray()
        .FirstOrDefault(network => network.IPv4?.Gateway == address || network.IPv6?.Gateway == address)?.Name;

    private IEnumerable<string> OfUplinks() => (pair.IsLocal ? [] : new[] { pair.From.Port, pair.To.Port })
        .OfType<NicPlace>()
        .DistinctBy(place => (place.Host.Name, place.Bridge.Name))
        .Where(place => place.Bridge.Uplinks.Count > 1)
        .Select(place => $"Bridge {place.Bridge.Name} of {place.Host.Name} has several uplinks; {place.Uplink} was taken, and the verdict is the same for all.");

    private IEnumerable<string> OfNothing()
    {
        if (pair.From.Port is null && pair.To.Port is null)
        {
            yield return "Neither end is at a bridge that is filtered: no rule of the zone decides about this packet.";
        }
    }
}
