using SgRules.Addressing;

namespace SgRules.Policies;

/// <summary>What is assumed of the two ends of a journey, in sentences.</summary>
internal sealed class JourneyNotes(ZoneAddresses addresses)
{
    /// <summary>The end as it was chosen.</summary>
    public JourneyEnd EndOf(EndChoice choice) => new(choice.Address, choice.Instance)
    {
        Assumption = choice.Place is not null ? null
            : choice.Stopped is { } stopped ? $"{stopped.Instance.Name} is stopped and so at no port: {choice.Address} is taken to be behind the uplinks."
            : OfOutside(choice.Address),
    };

    /// <summary>What was chosen for an end that is at a port.</summary>
    public static IEnumerable<string> OfChoice(NamedEnd end, EndChoice choice)
    {
        if (choice.Place is not { } place)
        {
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

        return (addresses.GatewayOf(address), addresses.NetworkOf(address)) switch
        {
            ({ } gatewayOf, _) => $"{address} is the gateway of network {gatewayOf}, behind the uplinks.",
            (_, { } network) => $"{address} lies in network {network} but no instance has it: it is taken to be behind the uplinks.",
            _ => $"{address} is an address of no instance of the zone: it is taken to be behind the uplinks.",
        };
    }
}
