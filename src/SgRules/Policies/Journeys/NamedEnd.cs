using SgRules.Addressing;

namespace SgRules.Policies;

/// <summary>An end as it was named, with the NICs that it can be.</summary>
/// <param name="Text">The name or address.</param>
/// <param name="Address">The address, if it was named by one.</param>
/// <param name="Places">The NICs; none for an address of no instance.</param>
internal sealed record NamedEnd(string Text, InternetAddress? Address, ValueList<NicPlace> Places)
{
    /// <summary>The ways to take this end in a family.</summary>
    public IEnumerable<EndChoice> ChoicesIn(IPFamily family)
    {
        if (Places.IsEmpty)
        {
            return Address is { } outside && outside.Family == family ? [new EndChoice(outside, null)] : [];
        }

        return Places.ToImmutableArray()
            .Select(place => (Place: place, Address: Address ?? place.AddressIn(family)))
            .Where(choice => choice.Address?.Family == family)
            .Select(choice => new EndChoice(choice.Address!.Value, choice.Place));
    }
}
