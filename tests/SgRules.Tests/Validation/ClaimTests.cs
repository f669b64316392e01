using SgRules.Addressing;

namespace SgRules.Validation;

public sealed class ClaimTests
{
    [Property(MaxTest = 500)]
    public void A_sweep_finds_every_claim_that_meets_one_before_it(int seed)
    {
        var random = new Random(seed);
        var claims = Enumerable.Range(0, 12).Select(order => Next(random, order)).ToArray();

        var pairs = Claim.Conflicts(claims).ToArray();

        Assert.All(pairs, pair => Assert.True(Conflict(pair.Earlier, pair.Later) && pair.Earlier.Order < pair.Later.Order));
        var expected = claims.Where(claim => claims.Any(other => StartsBefore(other, claim) && Conflict(other, claim))).Select(claim => claim.Order);
        Assert.Equal(expected.Order(), pairs.Select(pair => StartsBefore(pair.Earlier, pair.Later) ? pair.Later.Order : pair.Earlier.Order).Order());
    }

    private static Claim Next(Random random, int order)
    {
        var first = (uint)random.Next(40);
        var last = first + (uint)random.Next(12);
        return random.Next(4) == 0
            ? new(order, random.Next(4), InternetAddress.IPv6(first), InternetAddress.IPv6(last))
            : new(order, random.Next(4), InternetAddress.IPv4(first), InternetAddress.IPv4(last));
    }

    private static bool Conflict(Claim one, Claim other) =>
        one.Owner != other.Owner && one.First.Family == other.First.Family && one.First <= other.Last && other.First <= one.Last;

    private static bool StartsBefore(Claim one, Claim other) => one.First < other.First || (one.First == other.First && one.Order < other.Order);
}
