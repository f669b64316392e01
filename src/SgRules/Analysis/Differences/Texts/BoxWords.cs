using System.Globalization;
using SgRules.Addressing;

namespace SgRules.Analysis;

/// <summary>A box of packets in words, for example <c>tcp, to port 22, from 10.0.0.0/8, NEW</c>.</summary>
internal static class BoxWords
{
    private const int Shown = 4;

    public static string Of(PacketBox box, PacketValues values)
    {
        var protocols = box[PacketField.Protocol];
        var isMessage = protocols.Ranges is [var (first, last)] && first == last && first == (values.Family == IPFamily.IPv4 ? Protocol.Icmp : Protocol.IcmpV6).Number;
        string?[] words =
        [
            Values(protocols, byte.MaxValue, string.Empty, number => number == 0 ? "protocol 0" : Protocol.Of((int)number).ToString()) ?? "all",
            Values(box[PacketField.DestinationPort], ushort.MaxValue, "to port ", Number),
            Values(box[PacketField.SourcePortOrMessage], ushort.MaxValue, isMessage ? "message " : "from port ", isMessage ? Message : Number),
            Addresses(box[PacketField.Source], values.Addresses, "from "),
            Addresses(box[PacketField.Destination], values.Addresses, "to "),
            Values(box[PacketField.SourceMac], values.Macs.Maximum, "with MAC ", number => number == values.Macs.Maximum ? "another" : values.Macs.ExampleOf(number).ToString()),
            Values(box[PacketField.HopLimit], byte.MaxValue, "hop limit ", Number),
            States(box[PacketField.State], values.Maximum(PacketField.State)),
        ];
        return string.Join(", ", words.OfType<string>());
    }

    private static string? States(ValueSet set, uint maximum) => set.IsAny ? null : string.Join(' ', Enumerable.Range(0, (int)maximum + 1)
        .Where(state => set.Contains((uint)state)).Select(state => ((ConnectionState)state).ToString().ToUpperInvariant()));

    private static string Number(uint number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Message(uint number) => string.Create(CultureInfo.InvariantCulture, $"{number >> 8}/{number & byte.MaxValue}");

    private static string? Values(ValueSet set, uint maximum, string before, Func<uint, string> word)
    {
        if (set.IsAny)
        {
            return null;
        }

        var others = set.Complement(maximum);
        var isShorter = others.Ranges.Length < set.Ranges.Length || (others.Ranges.Length == 1 && others.Ranges[0].First == others.Ranges[0].Last && set.Ranges.Length > 1);
        return $"{before}{(isShorter ? "any except " : string.Empty)}{List((isShorter ? others : set).Ranges.ToArray().Select(range => range.First == range.Last ? word(range.First) : $"{word(range.First)}-{word(range.Last)}"))}";
    }

    private static string? Addresses(ValueSet set, AddressClasses classes, string before)
    {
        if (set.IsAny)
        {
            return null;
        }

        var (ranges, others) = (classes.RangesOf(set), classes.RangesOf(set.Complement(classes.Maximum)));
        var isShorter = others.Count < ranges.Count;
        return $"{before}{(isShorter ? "any except " : string.Empty)}{List((isShorter ? others : ranges).Select(range => Range(range.First, range.Last)))}";
    }

    private static string Range(InternetAddress first, InternetAddress last)
    {
        if (first == last)
        {
            return first.ToString();
        }

        var prefix = IPPrefix.Common(IPPrefix.Of(first), IPPrefix.Of(last));
        return prefix.Address == first && prefix.LastAddress == last ? prefix.ToString() : $"{first}-{last}";
    }

    private static string List(IEnumerable<string> words)
    {
        var all = words.ToList();
        return all.Count <= Shown ? string.Join(" ", all) : string.Create(CultureInfo.InvariantCulture, $"{string.Join(" ", all.Take(Shown))} and {all.Count - Shown} more");
    }
}
