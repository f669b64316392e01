using SgRules.Addressing;
using SgRules.Model;
using SgRules.Policies;
using SgRules.Testing;
using SgRules.Updates;

namespace SgRules.Analysis;

/// <summary>The difference is held to the contract's evaluator, packet by packet.</summary>
public sealed class SemanticDiffProperties
{
    private const int PacketsPerPair = 60;

    [ZonePairProperty]
    public void A_packet_is_decided_differently_exactly_if_a_row_of_its_kind_says_so(ZonePair pair)
    {
        if (pair is not { Old: { } old, New: { } @new })
        {
            return;
        }

        var zones = new ComparedZones(old, @new, pair.OldOptions, pair.NewOptions);
        var random = new Random(pair.Seed);
        foreach (var (nic, direction, packet) in Packets(zones, old, random, isNew: false).Concat(Packets(zones, @new, random, isNew: true)))
        {
            AssertSaid(zones, nic, direction, packet);
        }
    }

    [ZonePairProperty]
    public void The_example_of_a_row_does_what_the_row_says(ZonePair pair)
    {
        if (pair is { Old: { } old, New: { } @new })
        {
            var zones = new ComparedZones(old, @new, pair.OldOptions, pair.NewOptions);
            foreach (var row in zones.Diff.Allowed.Concat(zones.Diff.Denied).Where(row => row.Example is not null))
            {
                var (before, after) = zones.Replay(row.Example!);

                Assert.Equal(row.Kind == ChangeKind.Allowed ? (Ruling.Dropped, Ruling.Accepted) : (Ruling.Accepted, Ruling.Dropped), (before.Ruling, after.Ruling));
                Assert.Contains(row.Instances, instance => row.Concerns(instance, row.Example!.Packet));
            }
        }
    }

    [ZonePairProperty]
    public void A_zone_and_itself_are_the_same_and_the_way_back_is_the_mirror(ZonePair pair)
    {
        if (pair is { Old: { } old, New: { } @new })
        {
            Assert.False(new ComparedZones(old, old, pair.OldOptions, pair.OldOptions).Diff.HasDifference);
            var (there, back) = (new ComparedZones(old, @new, pair.OldOptions, pair.NewOptions).Diff, new ComparedZones(@new, old, pair.NewOptions, pair.OldOptions).Diff);

            Assert.Equal(there.Allowed.Select(Said), back.Denied.Select(Said));
            Assert.Equal(there.Denied.Select(Said), back.Allowed.Select(Said));
            Assert.Equal(there.Unchanged, back.Unchanged);
        }
    }

    private static string Said(TrafficChange row) => $"{row.Direction} {row.Traffic} {row.Peers} {row.Instances}".Replace("no longer in group", "new in group", StringComparison.Ordinal);

    private static void AssertSaid(ComparedZones zones, NicPair nic, Direction direction, Packet packet)
    {
        var instance = nic.Old!.Port.Instance;
        var (before, after) = zones.Decide(nic, direction, packet);
        Assert.DoesNotContain(Ruling.NotJudged, new[] { before.Ruling, after.Ruling });
        if (IsControl(before) || IsControl(after))
        {
            Assert.Equal(before.Ruling, after.Ruling);
            return;
        }

        var (isAllowed, isDenied) = (before.Ruling == Ruling.Dropped && after.Ruling == Ruling.Accepted, before.Ruling == Ruling.Accepted && after.Ruling == Ruling.Dropped);
        Assert.Equal(isAllowed, zones.Diff.Allowed.Any(row => row.Direction == direction && row.Concerns(instance, packet)));
        Assert.Equal(isDenied, zones.Diff.Denied.Any(row => row.Direction == direction && row.Concerns(instance, packet)));
        Assert.False(before.Ruling != after.Ruling && zones.Diff.Unchanged.Contains(instance));
    }

    // What a paragraph decides whatever the groups say; DNS is not of these, for it can be turned off.
    private static bool IsControl(Decision decision) => decision.Passed.Append(decision.Ground).Any(ground => ground.Paragraph is "3.2" or "3.4" or "3.6");

    private static IEnumerable<(NicPair Nic, Direction Direction, Packet Packet)> Packets(ComparedZones zones, Zone zone, Random random, bool isNew)
    {
        var packets = new PacketGenerator(zone, ZoneCase.Host, random);
        var instances = zones.Instances.ToList();
        for (var i = 0; i < PacketsPerPair && instances.Count > 0; i++)
        {
            var (packet, passage) = packets.Next();
            var sender = zones.PortOf(ZoneCase.Host, passage.InPort, isNew)?.Port.Instance ?? instances[random.Next(instances.Count)];
            var receiver = zones.PortOf(ZoneCase.Host, passage.OutPort, isNew)?.Port.Instance ?? instances[random.Next(instances.Count)];
            foreach (var item in Readdressed(zones, sender, Direction.Egress, packet, random).Concat(Readdressed(zones, receiver, Direction.Ingress, packet, random)))
            {
                yield return item;
            }
        }
    }

    // From or to an address that the NIC has on both sides.
    private static IEnumerable<(NicPair Nic, Direction Direction, Packet Packet)> Readdressed(ComparedZones zones, string instance, Direction direction, Packet packet, Random random)
    {
        foreach (var nic in zones.NicsOf(instance).Where(nic => nic is { Old: not null, New: not null }))
        {
            var own = nic.Old!.Port.OwnAddresses.Intersect(nic.New!.Port.OwnAddresses).Where(own => own.Family == packet.Family).ToList();
            if (own.Count > 0)
            {
                var near = own[random.Next(own.Count)].Address;
                var (source, destination) = direction == Direction.Egress ? (near, packet.Destination) : (packet.Source, near);
                _ = Packet.TryCreate(source, destination, packet.Protocol, packet.Payload, out var readdressed, out _);
                yield return (nic, direction, readdressed! with { HopLimit = packet.HopLimit });
            }
        }
    }
}
