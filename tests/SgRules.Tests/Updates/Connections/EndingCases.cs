using FsCheck;
using FsCheck.Fluent;
using SgRules.Addressing;
using SgRules.Model;
using SgRules.Testing;

namespace SgRules.Updates;

/// <summary>Generates pairs of zones, edited a little or altogether different, with packets that matter in one of them; shrinks to one packet, then both zones.</summary>
public static class EndingCases
{
    private const int PacketsPerPair = 40;

    public static Arbitrary<EndingCase> Cases() => Arb.From(
        from zone in ZoneCases.Zones().Generator
        from seed in Gen.Choose(0, int.MaxValue)
        select Case(zone.Zone, new Random(seed)),
        Smaller);

    private static EndingCase Case(Zone generated, Random random)
    {
        var zone = ZoneVariation.Of(generated, random);
        var other = random.Next(6) == 0 ? ZoneVariation.Of(new ZoneGenerator(random.Next(), 12).Zone(), random) : Edited(zone, random);
        var (old, @new) = random.Next(2) == 0 ? (zone, other) : (other, zone);
        var options = ZoneVariation.Options(random) with { Layout = random.Next(2) == 0 ? RuleLayout.Tree : RuleLayout.PerVm };
        var packets = Packets(old, random).Concat(Packets(@new, random)).ToValueList();
        return random.Next(12) switch
        {
            0 => new EndingCase(null, @new, options, packets),
            1 => new EndingCase(old, null, options, packets),
            _ => new EndingCase(old, @new, options, packets),
        };
    }

    private static Zone Edited(Zone zone, Random random)
    {
        var edits = new ZoneEdits(random);
        for (var count = 1 + random.Next(3); count > 0; count--)
        {
            zone = edits.Next(zone);
        }

        return zone;
    }

    private static IEnumerable<Packet> Packets(Zone zone, Random random)
    {
        var packets = new PacketGenerator(zone, ZoneCase.Host, random);
        return Enumerable.Range(0, PacketsPerPair / 2).Select(_ => packets.Next().Packet).Where(IsTracked)
            .Select(packet => packet with { State = ConnectionState.New, HopLimit = Packet.DefaultHopLimit }).ToList();
    }

    // What conntrack doesn't track begins no connection (facts: kernel, section 2): MLD and neighbour discovery.
    private static bool IsTracked(Packet packet) =>
        packet.Protocol != Protocol.IcmpV6 || packet.Family != IPFamily.IPv6 || packet.Payload.Type is not ((>= 130 and <= 136) or 143);

    private static IEnumerable<EndingCase> Smaller(EndingCase failing)
    {
        if (failing.Packets.Count > 1)
        {
            return failing.Packets.ToImmutableArray().Select(packet => failing with { Packets = [packet] });
        }

        return Smaller(failing.Old, failing.Options).Select(old => failing with { Old = old })
            .Concat(Smaller(failing.New, failing.Options).Select(@new => failing with { New = @new }));
    }

    private static IEnumerable<Zone> Smaller(Zone? zone, CompilerOptions options) =>
        zone is null ? [] : ZoneCases.Smaller(zone).Where(smaller => ZoneCases.IsValid(smaller, options.ZoneRules));
}
