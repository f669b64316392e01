using SgRules.Addressing;
using SgRules.Policies;

namespace SgRules.Analysis;

/// <summary>Lists of traffic against what they mean, message by message.</summary>
public sealed class TrafficUnionTests
{
    /// <summary>Ports 1 to 6 of TCP and UDP, three ICMP messages, one other protocol.</summary>
    private static readonly (Protocol Protocol, ushort Port, (int Type, int Code)? Message)[] Points =
    [
        .. Enumerable.Range(1, 6).SelectMany(port => new[] { (Protocol.Tcp, (ushort)port, default((int, int)?)), (Protocol.Udp, (ushort)port, null) }),
        (Protocol.Icmp, 0, (8, 0)), (Protocol.Icmp, 0, (8, 1)), (Protocol.Icmp, 0, (3, 0)), (Protocol.Of(47), 0, null),
    ];

    private static readonly TrafficSelector[] Selectors =
    [
        .. new[] { Protocol.Tcp, Protocol.Udp }.SelectMany(protocol => Enumerable.Range(1, 6).SelectMany(first => Enumerable.Range(first, 7 - first)
            .Select(last => TrafficSelector.OfPorts(protocol, PortRange.Create((ushort)first, (ushort)last))))),
        TrafficSelector.Whole(Protocol.Tcp), TrafficSelector.Whole(Protocol.Of(47)), TrafficSelector.Whole(Protocol.Icmp),
        TrafficSelector.OfMessages(IPFamily.IPv4, IcmpType.Of(8)), TrafficSelector.OfMessages(IPFamily.IPv4, IcmpType.Of(8, 0)), TrafficSelector.OfMessages(IPFamily.IPv4, IcmpType.Of(3, 0)),
        default,
    ];

    [Fact]
    public void A_merged_list_means_the_same_and_has_one_form()
    {
        var forms = new Dictionary<string, ValueList<TrafficSelector>>(StringComparer.Ordinal);
        foreach (var one in Selectors)
        {
            foreach (var other in Selectors)
            {
                var merged = TrafficUnion.Of([one, other]);

                Assert.Equal(Meaning([one, other]), Meaning(merged));
                Assert.Equal(merged, TrafficUnion.Of([other, one, other]));
                if (forms.TryGetValue(Meaning(merged) + Covers(merged), out var form))
                {
                    Assert.Equal(form, merged);
                }

                forms[Meaning(merged) + Covers(merged)] = merged;
            }
        }
    }

    [Fact]
    public void What_is_in_one_list_and_not_in_another_and_what_is_in_both_is_found_for_all_pairs()
    {
        var random = new Random(1);
        foreach (var one in Selectors)
        {
            foreach (var other in Selectors)
            {
                var (left, right) = (TrafficUnion.Of([one, Selectors[random.Next(Selectors.Length)]]), TrafficUnion.Of([other, Selectors[random.Next(Selectors.Length)]]));
                var (inLeft, inRight) = (Meaning(left), Meaning(right));

                Assert.Equal(string.Concat(inLeft.Zip(inRight, (a, b) => a == '1' && b == '1' ? '1' : '0')), Meaning(TrafficUnion.Common(left, right)));
                var rest = Meaning(TrafficUnion.Without(left, right));
                var exact = string.Concat(inLeft.Zip(inRight, (a, b) => a == '1' && b == '0' ? '1' : '0'));
                Assert.True(IsCoarse(left, right) ? Contains(rest, exact) && Contains(inLeft, rest) : rest == exact, $"{left} without {right}: {rest}, not {exact}");
            }
        }
    }

    // All protocols, or all messages, without some can't be said and is left whole.
    private static bool IsCoarse(ValueList<TrafficSelector> left, ValueList<TrafficSelector> right) =>
        left.ToImmutableArray().Any(one => one.Protocol.IsAll || (one.Protocol == Protocol.Icmp && one.Messages.Code is null)) && !right.IsEmpty;

    private static bool Contains(string all, string some) => all.Zip(some, (a, b) => a == '1' || b == '0').All(covered => covered);

    // Beyond the points, ranges reach further: whole protocols mean more than all their points.
    private static string Covers(ValueList<TrafficSelector> traffic) => string.Join(' ', traffic.ToImmutableArray().Select(one => (one.Protocol, one.Ports.IsAny, one.Messages.IsAny, one.Messages.Code is null)).Distinct());

    private static string Meaning(ValueList<TrafficSelector> traffic) => string.Concat(Points.Select(point => traffic.ToImmutableArray().Any(one => Has(one, point)) ? '1' : '0'));

    private static bool Has(TrafficSelector one, (Protocol Protocol, ushort Port, (int Type, int Code)? Message) point) =>
        one.Protocol.IsAll || (one.Protocol == point.Protocol && one.Ports.Contains(point.Port)
            && (point.Message is not { } message || ((one.Messages.Type ?? message.Type) == message.Type && (one.Messages.Code ?? message.Code) == message.Code)));
}
