using SgRules.Addressing;

namespace SgRules.Analysis;

/// <summary>Conditions on packets in both orders of fields: boxes by chance, held to the packets at their edges.</summary>
public sealed class PacketSpaceTests
{
    private static readonly PacketField[] Fields = Enum.GetValues<PacketField>();

    [Theory]
    [InlineData(IPFamily.IPv4)]
    [InlineData(IPFamily.IPv6)]
    public void A_list_of_conditions_decides_as_its_first_that_is_met(IPFamily family)
    {
        var random = new Random(5);
        foreach (var space in Spaces(family))
        {
            for (var round = 0; round < 150; round++)
            {
                var rules = Enumerable.Range(0, random.Next(1, 9)).Select(_ => (Box: Box(space.Values, random), Then: (Outcome)random.Next(4))).ToList();
                var diagram = space.Decide([.. rules.Select(rule => (rule.Box, space.Diagrams.Of(rule.Then)))], space.Continue);
                foreach (var packet in Packets(space.Values, [.. rules.Select(rule => rule.Box)], random))
                {
                    var met = rules.FindIndex(rule => Meets(rule.Box, packet));
                    Assert.Equal(met < 0 ? Outcome.Continue : rules[met].Then, OutcomeOf(space, diagram, packet));
                }
            }
        }
    }

    [Theory]
    [InlineData(IPFamily.IPv4)]
    [InlineData(IPFamily.IPv6)]
    public void The_boxes_of_an_outcome_have_its_packets_each_once(IPFamily family)
    {
        var random = new Random(6);
        foreach (var space in Spaces(family))
        {
            for (var round = 0; round < 150; round++)
            {
                var rules = Enumerable.Range(0, random.Next(1, 6)).Select(_ => (Box: Box(space.Values, random), Then: space.Diagrams.Of((Outcome)random.Next(4)))).ToList();
                var diagram = space.Decide(rules, space.Drop);
                var boxes = Enum.GetValues<Outcome>().Select(outcome => space.Boxes(diagram, outcome).ToList()).ToList();
                foreach (var packet in Packets(space.Values, [.. rules.Select(rule => rule.Box)], random))
                {
                    var outcome = OutcomeOf(space, diagram, packet);
                    Assert.All(Enumerable.Range(0, 4), other => Assert.Equal(other == (int)outcome ? 1 : 0, boxes[other].Count(box => Meets(box, packet))));
                }

                Assert.All(boxes.SelectMany(list => list), box => Assert.False(box.IsEmpty));
            }
        }
    }

    [Theory]
    [InlineData(IPFamily.IPv4)]
    [InlineData(IPFamily.IPv6)]
    public void A_set_copied_to_the_other_order_and_back_is_itself(IPFamily family)
    {
        var random = new Random(7);
        var spaces = Spaces(family);
        for (var round = 0; round < 150; round++)
        {
            var rules = Enumerable.Range(0, random.Next(1, 6)).Select(_ => (Box: Box(spaces[0].Values, random), IsIn: random.Next(2) == 0)).ToList();
            var set = spaces[0].Decide([.. rules.Select(rule => (rule.Box, rule.IsIn ? spaces[0].Accept : spaces[0].Drop))], spaces[0].Drop);
            var copy = spaces[0].CopyTo(spaces[1], set);
            Assert.All(
                Packets(spaces[0].Values, [.. rules.Select(rule => rule.Box)], random),
                packet => Assert.Equal(OutcomeOf(spaces[0], set, packet), OutcomeOf(spaces[1], copy, packet)));
            Assert.Same(set, spaces[1].CopyTo(spaces[0], copy));
        }
    }

    [Fact]
    public void A_condition_has_what_both_of_two_have()
    {
        var values = Values(IPFamily.IPv6);
        var random = new Random(8);
        for (var round = 0; round < 500; round++)
        {
            var (one, two) = (Box(values, random), Box(values, random));
            Assert.All(Packets(values, [one, two], random), packet => Assert.Equal(Meets(one, packet) && Meets(two, packet), Meets(one.And(two), packet)));
        }

        Assert.True(PacketBox.Of(Protocol.Tcp).And(PacketBox.Of(Protocol.Udp)).IsEmpty);
        Assert.False(PacketBox.Everything.IsEmpty);
    }

    [Theory]
    [InlineData(IPFamily.IPv4)]
    [InlineData(IPFamily.IPv6)]
    public void Every_field_is_asked_once_and_the_near_end_first(IPFamily family)
    {
        foreach (var space in Spaces(family))
        {
            Assert.Equal(Fields, Enumerable.Range(0, space.Diagrams.Levels).Select(space.FieldAt).Order());
            Assert.All(Fields, field => Assert.Equal(field, space.FieldAt(space.LevelOf(field))));
            Assert.All(Fields, field => Assert.Equal(space.Values.Maximum(field), space.Diagrams.Maximum(space.LevelOf(field))));
        }

        Assert.Equal(family == IPFamily.IPv4 ? 3u : 4u, Values(family).Maximum(PacketField.State));
    }

    [Fact]
    public void Messages_and_ports_are_the_numbers_of_a_packet()
    {
        Assert.True(PacketValues.Messages(IcmpType.Any).IsAny);
        Assert.Equal([((8u << 8), (8u << 8) | 255)], PacketValues.Messages(IcmpType.Of(8)).Ranges.ToArray());
        Assert.Equal([((3u << 8) | 4, (3u << 8) | 4)], PacketValues.Messages(IcmpType.Of(3, 4)).Ranges.ToArray());
        Assert.True(PacketValues.Ports(PortRange.Any).IsAny);
        Assert.Equal([(20u, 25u)], PacketValues.Ports(PortRange.Create(20, 25)).Ranges.ToArray());
        Assert.Equal([(0u, 0u), (3u, 4u)], PacketValues.States(ConnectionState.Untracked, ConnectionState.New, ConnectionState.Invalid).Ranges.ToArray());
    }

    private static PacketValues Values(IPFamily family) => new(
        AddressClasses.Of(family, [.. Enumerable.Range(0, 6).Select(n => new[] { IPPrefix.Of(InternetAddress.Of(family, (UInt128)(10 * n))) })]),
        new MacClasses([MacAddress.Create(1), MacAddress.Create(2)]));

    private static PacketSpace[] Spaces(IPFamily family) => [PacketSpace.OfSenders(Values(family)), PacketSpace.OfReceivers(Values(family))];

    private static PacketBox Box(PacketValues values, Random random)
    {
        var box = PacketBox.Everything;
        for (var n = random.Next(5); n > 0; n--)
        {
            var field = Fields[random.Next(Fields.Length)];
            var maximum = (int)values.Maximum(field);
            var (one, two) = (random.Next(maximum + 1), random.Next(maximum + 1));
            var set = random.Next(3) switch
            {
                0 => ValueSet.Of((uint)one),
                1 => ValueSet.Of((uint)Math.Min(one, two), (uint)Math.Max(one, two)),
                _ => ValueSet.OfValues([(uint)one, (uint)two, (uint)random.Next(maximum + 1)]).Complement((uint)maximum),
            };
            box = box.With(field, set);
        }

        return box;
    }

    // For each field a value at or beside an edge of some box, mostly.
    private static IEnumerable<uint[]> Packets(PacketValues values, PacketBox[] boxes, Random random)
    {
        for (var n = 0; n < 60; n++)
        {
            var near = boxes[random.Next(boxes.Length)];
            yield return Array.ConvertAll(Fields, field => Value(random.Next(6) == 0 ? boxes[random.Next(boxes.Length)][field] : near[field], values.Maximum(field), random));
        }
    }

    private static uint Value(ValueSet near, uint maximum, Random random)
    {
        if (near.Ranges.IsEmpty)
        {
            return (uint)random.Next((int)maximum + 1);
        }

        var (first, last) = near.Ranges[random.Next(near.Ranges.Length)];
        return random.Next(12) switch { 0 => first == 0 ? 0 : first - 1, 1 => Math.Min(maximum, last + 1), < 7 => first, _ => last };
    }

    private static bool Meets(PacketBox box, uint[] packet) => Fields.All(field =>
        box[field].IsAny || Array.Exists(box[field].Ranges.ToArray(), range => range.First <= packet[(int)field] && packet[(int)field] <= range.Last));

    private static Outcome OutcomeOf(PacketSpace space, Diagram diagram, uint[] packet)
    {
        for (var level = 0; level < space.Diagrams.Levels; level++)
        {
            diagram = diagram.At(level, packet[(int)space.FieldAt(level)]);
        }

        return diagram.Outcome;
    }
}
