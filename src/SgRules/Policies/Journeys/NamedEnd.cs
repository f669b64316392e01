using SgRules.Addressing;

namespace SgRules.Policies;

/// <summary>An end as it was named, with the NICs that it can be.</summary>
/// <param name="Text">The name or address.</param>
/// <param name="Address">The address, if it was named by one.</param>
/// <param name="Places">The NICs; none for an address of no instance.</param>
internal sealed record NamedEnd(string Text, InternetAddress? Address, ValueList<NicPlace> Places)
{
    /// <summary>The NICs of a stopped instance, which is at no place.</summary>
    public ValueList<StoppedNic> Stopped { get; init; }

    /// <summary>The ways to take this end in a family.</summary>
    /// <param name="family">The family.</param>
    /// <param name="byLinkLocal">Whether a NIC without an address of the family is taken by its IPv6 link-local one, which every NIC has.</param>
    public IEnumerable<EndChoice> ChoicesIn(IPFamily family, bool byLinkLocal)
    {
        if (Places.IsEmpty && Stopped.IsEmpty)
        {
            return Address is { } outside && outside.Family == family ? [new EndChoice(outside, null)] : [];
        }

        var placed = Places.ToImmutableArray().Select(place => (Place: (NicPlace?)place, Stopped: (StoppedNic?)null, place.Nic));
        var stopped = Stopped.ToImmutableArray().Select(nic => (Place: (NicPlace?)null, Stopped: (StoppedNic?)nic, nic.Nic));
        return placed.Concat(stopped)
            .Select(choice => (choice.Place, choice.Stopped, Address: Address ?? NicPlace.AddressOf(choice.Nic, family) ?? (byLinkLocal ? choice.Nic.Mac.LinkLocalAddress : null)))
            .Where(choice => choice.Address?.Family == family)
            .Select(choice => new EndChoice(choice.Address!.Value, choice.Place) { Stopped = choice.Stopped });
    }
}
