using System.Globalization;
using SgRules.Addressing;
using SgRules.Policies;

namespace SgRules.Analysis;

/// <summary>Reads boxes of packets for people: numbers become addresses, ports and words, and sets that are a group's members its name.</summary>
internal sealed class FieldBoxReader(HostPolicy policy, PacketValues values, int maxBoxes)
{
    private const int MaxValues = 8;

    private readonly Lazy<List<(string Id, int Members, ValueSet Values)>> _groups = new(() => Groups(policy, values));

    /// <summary>The first boxes, and how many there are beyond.</summary>
    public (ValueList<FieldBox> Boxes, int Omitted) Read(ValueList<PacketBox> boxes) =>
        (boxes.ToImmutableArray().Take(maxBoxes).Select(Read).ToValueList(), Math.Max(boxes.Count - maxBoxes, 0));

    public FieldBox Read(PacketBox box) => new(
    [
        .. Field("state", box[PacketField.State], PacketField.State, StateWord),
        .. Field("protocol", box[PacketField.Protocol], PacketField.Protocol, ProtocolWord),
        .. Addresses("source", box[PacketField.Source]),
        .. Field(FirstHalf(box), box[PacketField.SourcePortOrMessage], PacketField.SourcePortOrMessage, IsOfMessages(box) ? MessageWord : NumberWord),
        .. Addresses("destination", box[PacketField.Destination]),
        .. Field("destination port", box[PacketField.DestinationPort], PacketField.DestinationPort, NumberWord),
        .. Field("hop limit", box[PacketField.HopLimit], PacketField.HopLimit, NumberWord),
        .. Field("source MAC", box[PacketField.SourceMac], PacketField.SourceMac, MacWord),
    ]);

    private static List<(string Id, int Members, ValueSet Values)> Groups(HostPolicy policy, PacketValues values)
    {
        var groups = new List<(string, int, ValueSet)>();
        foreach (var peer in policy.Peers)
        {
            IPPrefix[] members = [.. peer.Members.ToImmutableArray().Where(member => member.Family == values.Family).Select(IPPrefix.Of)];
            if (members.Length > 0)
            {
                groups.Add((peer.Id, members.Length, values.Addresses.Of(members)));
            }
        }

        return groups;
    }

    private IEnumerable<TrafficField> Field(string name, ValueSet set, PacketField field, Func<uint, uint, string> word)
    {
        var others = set.Complement(values.Maximum(field));
        if (others.IsEmpty)
        {
            return [];
        }

        return others.Ranges.Length < set.Ranges.Length
            ? [Field(name, others.Ranges.ToArray().Select(range => word(range.First, range.Last)), "all but ")]
            : [Field(name, set.Ranges.ToArray().Select(range => word(range.First, range.Last)), string.Empty)];
    }

    private IEnumerable<TrafficField> Addresses(string name, ValueSet set)
    {
        var others = set.Complement(values.Addresses.Maximum);
        if (others.IsEmpty)
        {
            return [];
        }

        if ((GroupOf(set) ?? GroupOf(others, "all but ")) is { } group)
        {
            return [new TrafficField(name, [group], 0)];
        }

        var (ranges, otherRanges) = (values.Addresses.RangesOf(set), values.Addresses.RangesOf(others));
        return otherRanges.Count < ranges.Count
            ? [Field(name, otherRanges.Select(RangeWord), "all but ")]
            : [Field(name, ranges.Select(RangeWord), string.Empty)];
    }

    private string? GroupOf(ValueSet set, string prefix = "")
    {
        foreach (var (id, members, group) in _groups.Value)
        {
            if (members > 1 && group.Ranges.SequenceEqual(set.Ranges))
            {
                return string.Create(CultureInfo.InvariantCulture, $"{prefix}group {id} ({members} addresses)");
            }
        }

        return null;
    }

    private static TrafficField Field(string name, IEnumerable<string> words, string prefix)
    {
        var all = words.ToList();
        var shown = all.Take(MaxValues).ToArray();
        shown[0] = prefix + shown[0];
        return new TrafficField(name, ValueList.Adopt(shown), all.Count - shown.Length);
    }

    // One field holds both; the protocol says which.
    private string FirstHalf(PacketBox box) => IsOfMessages(box) ? "message"
        : IsOf(box, Protocol.Tcp, Protocol.Udp) ? "source port"
        : "source port or message";

    private bool IsOfMessages(PacketBox box) => IsOf(box, values.Family == IPFamily.IPv4 ? Protocol.Icmp : Protocol.IcmpV6);

    private static bool IsOf(PacketBox box, params ReadOnlySpan<Protocol> protocols)
    {
        var set = box[PacketField.Protocol];
        foreach (var (first, last) in set.Ranges)
        {
            for (var number = first; number <= last; number++)
            {
                if (number == 0 || !protocols.Contains(Protocol.Of((int)number)))
                {
                    return false;
                }
            }
        }

        return !set.IsAny;
    }

    private static string RangeWord((InternetAddress First, InternetAddress Last) range)
    {
        var (first, last) = range;
        if (first == last)
        {
            return first.ToString();
        }

        var size = last.Bits - first.Bits + 1;
        var width = InternetAddress.WidthOf(first.Family);
        return UInt128.IsPow2(size) && (first.Bits & (size - 1)) == 0
            ? IPPrefix.Containing(first, width - (int)UInt128.Log2(size)).ToString()
            : AddressRange.Create(first, last).ToString();
    }

    private static string StateWord(uint first, uint last) =>
        string.Join(", ", Enumerable.Range((int)first, (int)(last - first) + 1).Select(state => ((ConnectionState)state).ToString().ToUpperInvariant()));

    private static string ProtocolWord(uint first, uint last) => first == last && first > 0 ? Protocol.Of((int)first).ToString() : NumberWord(first, last);

    private static string NumberWord(uint first, uint last) =>
        first == last ? first.ToString(CultureInfo.InvariantCulture) : string.Create(CultureInfo.InvariantCulture, $"{first}-{last}");

    private static string MessageWord(uint first, uint last) => (first & 0xFF, last & 0xFF) switch
    {
        (0, 0xFF) => NumberWord(first >> 8, last >> 8),
        _ when first == last => OneMessage(first),
        _ => $"{OneMessage(first)}-{OneMessage(last)}",
    };

    private static string OneMessage(uint message) => string.Create(CultureInfo.InvariantCulture, $"{message >> 8}/{message & 0xFF}");

    private string MacWord(uint first, uint last) =>
        string.Join(", ", Enumerable.Range((int)first, (int)(last - first) + 1).Select(number => number == values.Macs.Maximum ? "unknown ones" : values.Macs.ExampleOf((uint)number).ToString()));
}
