using FsCheck;
using FsCheck.Fluent;
using SgRules.Addressing;
using SgRules.Model;

namespace SgRules.Testing;

/// <summary>Generates zones with packets, and shrinks a failing one to one packet, then the zone around it, then the packet.</summary>
public static class AgreementCases
{
    public const int PacketsPerZone = 50;

    public static Arbitrary<AgreementCase> Cases() => Arb.From(
        from zone in ZoneCases.Zones().Generator
        from seed in Gen.Choose(0, int.MaxValue)
        select new AgreementCase(zone.Zone, Packets(zone.Zone, seed)),
        Smaller);

    private static ValueList<(Packet Packet, Passage Passage)> Packets(Zone zone, int seed)
    {
        var packets = new PacketGenerator(zone, ZoneCase.Host, new Random(seed));
        return Enumerable.Range(0, PacketsPerZone).Select(_ => packets.Next()).ToValueList();
    }

    private static IEnumerable<AgreementCase> Smaller(AgreementCase failing)
    {
        if (failing.Packets.Count > 1)
        {
            return failing.Packets.ToImmutableArray().Select(packet => failing with { Packets = [packet] });
        }

        var (single, passage) = failing.Packets[0];
        return ZoneCases.Smaller(failing.Zone).Where(ZoneCases.IsValid).Select(zone => failing with { Zone = zone })
            .Concat(Simpler(single).Select(packet => failing with { Packets = [(packet, passage)] }));
    }

    private static IEnumerable<Packet> Simpler(Packet packet)
    {
        if (packet.State != ConnectionState.New)
        {
            yield return packet with { State = ConnectionState.New };
        }

        if (packet.HopLimit != Packet.DefaultHopLimit)
        {
            yield return packet with { HopLimit = Packet.DefaultHopLimit };
        }
    }
}
