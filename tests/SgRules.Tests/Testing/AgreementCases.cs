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
        select Case(zone.Zone, new Random(seed)),
        Smaller);

    private static AgreementCase Case(Zone generated, Random random)
    {
        var zone = ZoneVariation.Of(generated, random);
        var packets = new PacketGenerator(zone, ZoneCase.Host, random);
        return new AgreementCase(zone, ZoneVariation.Options(random), Enumerable.Range(0, PacketsPerZone).Select(_ => packets.Next()).ToValueList());
    }

    private static IEnumerable<AgreementCase> Smaller(AgreementCase failing)
    {
        if (failing.Packets.Count > 1)
        {
            return failing.Packets.ToImmutableArray().Select(packet => failing with { Packets = [packet] });
        }

        var (single, passage) = failing.Packets[0];
        return ZoneCases.Smaller(failing.Zone).Where(zone => ZoneCases.IsValid(zone, failing.Options.ZoneRules)).Select(zone => failing with { Zone = zone })
            .Concat(Simpler(single).Where(packet => packet != single).Select(packet => failing with { Packets = [(packet, passage)] }));
    }

    // Towards a new TCP or echo request packet of a high port; what matters for the failure stays.
    private static IEnumerable<Packet> Simpler(Packet packet)
    {
        var (ports, message) = (packet.Payload.SourcePort is not null, packet.Payload.Type is not null);
        yield return packet with { State = ConnectionState.New };
        yield return packet with { HopLimit = Packet.DefaultHopLimit };
        yield return With(packet, packet.Protocol, ports ? PacketPayload.Ports(49152, packet.Payload.DestinationPort!.Value) : packet.Payload);
        yield return With(packet, packet.Protocol, message ? PacketPayload.Icmp(packet.Payload.Type!.Value, 0) : packet.Payload);
        if (!ports)
        {
            yield return With(packet, Protocol.Tcp, PacketPayload.Ports(49152, 80));
        }
    }

    private static Packet With(Packet packet, Protocol protocol, PacketPayload payload)
    {
        _ = Packet.TryCreate(packet.Source, packet.Destination, protocol, payload, out var simpler, out _);
        return simpler! with { State = packet.State, HopLimit = packet.HopLimit };
    }
}
