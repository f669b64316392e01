using SgRules.Addressing;

namespace SgRules.Policies;

/// <summary>What a journey assumes, in sentences.</summary>
internal sealed class JourneyNotes(ZoneAddresses addresses, NamedEnd source, NamedEnd destination, EndPair pair)
{
    public IEnumerable<string> All() =>
        OfEnd(source, pair.From).Concat(OfEnd(destination, pair.To)).Concat(OfUplinks()).Concat(OfNothing());

    private IEnumerable<string> OfEnd(NamedEnd end, EndChoice choice)
    {
        if (choice.Place is not { } place)
        {
            yield return choice.Stopped is { } stopped
                ? $"{stopped.Instance.Name} is stopped and so at no port: {choice.Address} is taken to be behind the uplinks."
                : OfOutside(choice.Address);
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
        if (addresses.GoesToAll(address))
        {
            return $"{address} goes to every port of the bridge, to each a copy that is judged by itself. To see another, name the instance that receives it, with {address} as the destination address beside it, or the port.";
        }

        return addresses.GatewayOf(address) is { } network
            ? $"{address} is the gateway of network {network}, behind the uplinks."
            : $"{address} is an address of no instance of the zone: it is taken to be behind the uplinks.";
    }

    private IEnumerable<string> OfUplinks() => (pair.IsLocal ? [] : new[] { pair.From.Port, pair.To.Port })
        .OfType<NicPlace>()
        .DistinctBy(place => (place.Host.Name, place.Bridge.Name))
        .Where(place => place.Bridge.Uplinks.Count > 1)
        .Select(place => $"Bridge {place.Bridge.Name} of {place.Host.Name} has several uplinks: {place.Uplink} stands for them unless another is named, and the model judges them alike.");

    private IEnumerable<string> OfNothing()
    {
        if (pair.From.Port is null && pair.To.Port is null)
        {
            yield return "Neither end is at a bridge that is filtered: no rule of the zone decides about this packet.";
        }
    }
}
