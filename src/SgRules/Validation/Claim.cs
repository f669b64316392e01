using SgRules.Addressing;

namespace SgRules.Validation;

/// <summary>Addresses that something takes for itself; claims of one owner may overlap.</summary>
/// <param name="Order">Its position among all claims, which says which of two is the later.</param>
/// <param name="Owner">Who claims.</param>
/// <param name="First">The first address.</param>
/// <param name="Last">The last address.</param>
internal readonly record struct Claim(int Order, int Owner, InternetAddress First, InternetAddress Last)
{
    public static Claim Of(int order, int owner, IPPrefix prefix) => new(order, owner, prefix.Address, prefix.LastAddress);

    public static Claim Of(int order, int owner, AddressRange range) => new(order, owner, range.First, range.Last);

    /// <summary>Finds claims of different owners that share an address, by one sweep over the sorted claims.</summary>
    /// <returns>One pair for each claim that meets one that starts before it; in each pair the earlier of the model first.</returns>
    public static IEnumerable<(Claim Earlier, Claim Later)> Conflicts(IEnumerable<Claim> claims)
    {
        // Of the claims so far: the one that reaches farthest, and the one of another owner that does.
        Claim? farthest = null;
        Claim? rival = null;
        Claim[] sorted = [.. claims];
        Array.Sort(sorted, ByFirst);
        foreach (var claim in sorted)
        {
            var other = farthest?.Owner == claim.Owner ? rival : farthest;
            if (other is { } met && met.Reaches(claim.First))
            {
                yield return met.Order < claim.Order ? (met, claim) : (claim, met);
            }

            if (farthest is not { } far || !far.Reaches(claim.Last))
            {
                rival = farthest?.Owner == claim.Owner ? rival : farthest;
                farthest = claim;
            }
            else if (far.Owner != claim.Owner && (rival is not { } second || !second.Reaches(claim.Last)))
            {
                rival = claim;
            }
        }
    }

    private static int ByFirst(Claim one, Claim other)
    {
        var byAddress = one.First.CompareTo(other.First);
        return byAddress != 0 ? byAddress : one.Order.CompareTo(other.Order);
    }

    // Ordered as all addresses are: what ends in IPv4 never reaches IPv6.
    private bool Reaches(InternetAddress address) => Last >= address;
}
