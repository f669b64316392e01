using SgRules.Addressing;
using SgRules.Model;

namespace SgRules.Policies;

/// <summary>Chooses one NIC and address for each end, and puts the passages between them together.</summary>
internal static class JourneyFinder
{
    /// <summary>The journey, or a sentence why there is none.</summary>
    public static (Journey? Journey, string? Problem) Find(Zone zone, string from, string to, IPFamily? family, bool isOfFrame)
    {
        var finder = new EndFinder(zone);
        var (source, noSource) = finder.Find(from);
        var (destination, noDestination) = finder.Find(to);
        if (source is null || destination is null)
        {
            return (null, noSource ?? noDestination);
        }

        if (source.Address is { IsMulticast: true } multicast)
        {
            return (null, $"{multicast} is a multicast address, and nothing sends from one; name who sends.");
        }

        if (source is { Address: { } broadcast, Places.IsEmpty: true, Stopped.IsEmpty: true } && new ZoneAddresses(zone).GoesToAll(broadcast))
        {
            return (null, $"{broadcast} is a broadcast address, and nothing sends from one; name who sends.");
        }

        if (!source.Stopped.IsEmpty)
        {
            return (null, Stopped(source));
        }

        var best = Best(source, destination, Tries(source, destination, family, isOfFrame));
        var problem = best.Count == 0
            ? NoFamily(source, destination, family)
            : Ambiguity(source, "source", best.Select(pair => pair.From)) ?? Ambiguity(destination, "destination", best.Select(pair => pair.To));
        return problem is null ? Between(zone, source, destination, best[0]) : (null, problem);
    }

    // IPv4 if both ends have it. A frame needs no addresses: where its family has none at both ends, any will do to name them.
    private static IEnumerable<(IPFamily Family, bool ByLinkLocal)> Tries(NamedEnd source, NamedEnd destination, IPFamily? family, bool isOfFrame)
    {
        // Who is spoken to by a link-local address answers from one.
        var isOnLink = source.Address is { IsIPv6LinkLocal: true } || destination.Address is { IsIPv6LinkLocal: true };
        return (family, isOfFrame) switch
        {
            (IPFamily.IPv4, false) => [(IPFamily.IPv4, false)],
            (IPFamily.IPv6, false) => [(IPFamily.IPv6, false), (IPFamily.IPv6, isOnLink)],
            (IPFamily.IPv6, true) => [(IPFamily.IPv6, false), (IPFamily.IPv6, true), (IPFamily.IPv4, false)],
            _ => [(IPFamily.IPv4, false), (IPFamily.IPv6, false), (IPFamily.IPv6, isOnLink || isOfFrame)],
        };
    }

    // Two ends in one network before two in different ones, filtered ones before others.
    private static List<EndPair> Best(NamedEnd source, NamedEnd destination, IEnumerable<(IPFamily Family, bool ByLinkLocal)> tries)
    {
        foreach (var (family, byLinkLocal) in tries)
        {
            var pairs = source.ChoicesIn(family, byLinkLocal)
                .SelectMany(_ => destination.ChoicesIn(family, byLinkLocal), (one, other) => new EndPair(one, other)).ToList();
            if (pairs.Count > 0)
            {
                var rank = pairs.Min(pair => pair.Rank);
                return pairs.FindAll(pair => pair.Rank == rank);
            }
        }

        return [];
    }

    // An instance's NICs are its own to choose from, and a note says which; who of several has an address isn't ours to guess.
    private static string? Ambiguity(NamedEnd end, string role, IEnumerable<EndChoice> choices)
    {
        var places = choices.Select(choice => choice.Place).OfType<NicPlace>().Distinct().ToList();
        return end.Address is null || places.Count < 2
            ? null
            : $"{end.Address} is an address of {string.Join(" and ", places.Select(place => place.ToString()))}; name one of these instances, with {end.Address} as the {role} address beside it.";
    }

    private static string Stopped(NamedEnd source)
    {
        var instance = source.Stopped[0].Instance.Name;
        var named = source.Address is null ? instance : $"{source.Address} is an address of {instance}, which";
        return $"{named} is stopped and so at no port; it sends nothing until it runs.";
    }

    private static string NoFamily(NamedEnd source, NamedEnd destination, IPFamily? family) => family is { } only
        ? $"{source.Text} and {destination.Text} don't both have an {only} address."
        : $"{source.Text} and {destination.Text} have no family in common: one has only IPv4 addresses, the other only IPv6 ones.";

    private static (Journey? Journey, string? Problem) Between(Zone zone, NamedEnd source, NamedEnd destination, EndPair pair)
    {
        var (from, to) = pair;
        if (from.Address == to.Address || (from.Place is { } place && place.Instance.Name == to.Place?.Instance.Name))
        {
            return (null, $"{source.Text} and {destination.Text} are one and the same; what it sends to itself crosses no bridge.");
        }

        var addresses = new ZoneAddresses(zone);
        var goesToAll = to.Place is null && addresses.GoesToAll(to.Address);
        if (goesToAll && from.Port is null)
        {
            return (null, $"{to.Address} goes to every port, to each a copy that is judged by itself; name the instance that receives it, with {to.Address} as the destination address beside it, or the two ports.");
        }

        if (MissingUplink(pair) is { } isolated)
        {
            return (null, $"bridge {isolated.Bridge.Name} of {isolated.Host.Name} has no uplink in the model, and the packet would need one; add it to \"uplinks\".");
        }

        var notes = new JourneyNotes(addresses);
        return (new Journey(notes.EndOf(from), notes.EndOf(to), pair.Passages(addresses.GroupMacOf(to.Address)).ToValueList())
        {
            GoesToAll = goesToAll,
            Choices = [.. JourneyNotes.OfChoice(source, from), .. JourneyNotes.OfChoice(destination, to)],
        }, null);
    }

    private static NicPlace? MissingUplink(EndPair pair) => pair.IsLocal ? null
        : pair.From.Port is { Uplink: null } sender ? sender
        : pair.To.Port is { Uplink: null } receiver ? receiver
        : null;
}
