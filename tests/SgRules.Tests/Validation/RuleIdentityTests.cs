using SgRules.Addressing;
using SgRules.Model;

namespace SgRules.Validation;

public sealed class RuleIdentityTests
{
    private static readonly Cidr[] Cidrs = [Cidr.Parse("10.0.0.0/8"), Cidr.Parse("10.0.0.1/8"), Cidr.Parse("::/0"), Cidr.Parse("0.0.0.0/0")];

    private static readonly string[] Groups = ["a", "b"];

    [Property(MaxTest = 3000)]
    public void Two_rules_are_the_same_when_their_texts_are(int seed)
    {
        var random = new Random(seed);
        var (one, other) = (Rule(random), Rule(random));
        var (cidr, otherCidr) = (Cidrs[random.Next(Cidrs.Length)], Cidrs[random.Next(Cidrs.Length)]);
        var (group, otherGroup) = (Groups[random.Next(Groups.Length)], Groups[random.Next(Groups.Length)]);

        Assert.Equal(one.IdentityOf(default, cidr) == other.IdentityOf(default, otherCidr), RuleIdentity.Of(one, cidr) == RuleIdentity.Of(other, otherCidr));
        Assert.Equal(one.IdentityOf(default, group) == other.IdentityOf(default, otherGroup), RuleIdentity.Of(one, group) == RuleIdentity.Of(other, otherGroup));
        Assert.NotEqual(RuleIdentity.Of(one, cidr), RuleIdentity.Of(one, group));
    }

    // Of few values, and ports and messages of protocols that have none: such rules are errors, and may be repeated too.
    private static SecurityRule Rule(Random random) => new()
    {
        Protocol = random.Next(3) switch { 0 => Protocol.Tcp, 1 => Protocol.Icmp, _ => Protocol.Of(47) },
        Ports = random.Next(4) switch { 0 => PortRange.Any, 1 => PortRange.Of(8), 2 => PortRange.Create(0, 8), _ => null },
        IcmpType = random.Next(5) switch { 0 => IcmpType.Any, 1 => IcmpType.Of(8), 2 => IcmpType.Of(8, 0), 3 => IcmpType.Of(0, 8), _ => null },
    };
}
