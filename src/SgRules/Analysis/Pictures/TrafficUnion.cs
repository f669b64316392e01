using System.Collections.Immutable;
using SgRules.Addressing;
using SgRules.Policies;

namespace SgRules.Analysis;

/// <summary>Lists of traffic as pictures have them: in order, nothing covered by something else, ports that follow each other in one range.</summary>
internal static class TrafficUnion
{
    public static ValueList<TrafficSelector> Of(IEnumerable<TrafficSelector> traffic)
    {
        // What covers stands right before what it covers, but for ranges of ports, which are joined.
        var merged = new List<TrafficSelector>();
        foreach (var next in traffic.Order())
        {
            if (merged.Count == 0 || !Covers(merged[^1], next))
            {
                Append(merged, next);
            }
        }

        return [.. merged];
    }

    /// <summary>What of one list is not in another. All protocols without some are still called all, and a type's messages without one code the type's.</summary>
    public static ValueList<TrafficSelector> Without(ValueList<TrafficSelector> traffic, ValueList<TrafficSelector> taken) =>
        Of(traffic.ToImmutableArray().SelectMany(one => Remainder(one, taken.ToImmutableArray())));

    /// <summary>What two lists have in common.</summary>
    public static ValueList<TrafficSelector> Common(ValueList<TrafficSelector> left, ValueList<TrafficSelector> right) =>
        Of(left.ToImmutableArray().SelectMany(one => right.ToImmutableArray().Select(other => Meet(one, other)).OfType<TrafficSelector>()));

    private static bool Covers(TrafficSelector one, TrafficSelector other) =>
        one.Protocol.IsAll || (one.Protocol == other.Protocol
            && one.Ports.First <= other.Ports.First && other.Ports.Last <= one.Ports.Last
            && (one.Messages.IsAny || one.Messages == other.Messages || (one.Messages.Code is null && one.Messages.Type == other.Messages.Type)));

    private static void Append(List<TrafficSelector> merged, TrafficSelector next)
    {
        if (merged.Count > 0 && merged[^1] is var last && last.Protocol == next.Protocol && next.Protocol.HasPorts && next.Ports.First <= last.Ports.Last + 1)
        {
            merged[^1] = TrafficSelector.OfPorts(last.Protocol, PortRange.Create(last.Ports.First, Math.Max(last.Ports.Last, next.Ports.Last)));
        }
        else
        {
            merged.Add(next);
        }
    }

    private static List<TrafficSelector> Remainder(TrafficSelector one, ImmutableArray<TrafficSelector> taken)
    {
        if (!one.Protocol.HasPorts || taken.Any(other => other.Protocol.IsAll))
        {
            return taken.Any(other => Covers(other, one)) ? [] : [one];
        }

        var rest = new List<TrafficSelector>();
        var first = (int)one.Ports.First;
        foreach (var other in taken.Where(other => other.Protocol == one.Protocol))
        {
            AddPorts(one.Protocol, first, Math.Min(other.Ports.First - 1, one.Ports.Last), rest);
            first = Math.Max(first, other.Ports.Last + 1);
        }

        AddPorts(one.Protocol, first, one.Ports.Last, rest);
        return rest;
    }

    // Port 0 alone can't be said, and no rule can name it.
    private static void AddPorts(Protocol protocol, int first, int last, List<TrafficSelector> rest)
    {
        if (first <= last && last > 0)
        {
            rest.Add(TrafficSelector.OfPorts(protocol, PortRange.Create((ushort)first, (ushort)last)));
        }
    }

    private static TrafficSelector? Meet(TrafficSelector one, TrafficSelector other)
    {
        if (Covers(one, other) || Covers(other, one))
        {
            return Covers(one, other) ? other : one;
        }

        var (first, last) = (Math.Max(one.Ports.First, other.Ports.First), Math.Min(one.Ports.Last, other.Ports.Last));
        return one.Protocol == other.Protocol && one.Protocol.HasPorts && first <= last && last > 0 ? TrafficSelector.OfPorts(one.Protocol, PortRange.Create(first, last)) : null;
    }
}
