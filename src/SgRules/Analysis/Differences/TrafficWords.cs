using System.Globalization;
using SgRules.Addressing;
using SgRules.Policies;

namespace SgRules.Analysis;

/// <summary>What traffic is called in reports.</summary>
internal static class TrafficWords
{
    /// <summary>Traffic of several kinds, for example <c>tcp 22, 80-443; udp 53</c>.</summary>
    public static string Of(IEnumerable<TrafficBox> boxes) => string.Join("; ", boxes
        .OrderBy(box => box.Traffic).Select(box => (Protocol: ProtocolOf(box), Details: DetailsOf(box.Traffic))).Distinct()
        .GroupBy(word => word.Protocol, StringComparer.Ordinal)
        .Select(words => $"{words.Key} {string.Join(", ", words.Select(word => word.Details).Where(details => details.Length > 0))}".TrimEnd()));

    /// <summary>Whether the words say which family the traffic is of.</summary>
    public static bool SayFamily(TrafficBox box) => box.Traffic.Protocol.HasIcmpTypes;

    /// <summary>Whether it is ICMP over IPv4 or ICMPv6 over IPv6.</summary>
    public static bool IsOwnIcmp(TrafficBox box) => box.Traffic.Protocol == (box.Family == IPFamily.IPv4 ? Protocol.Icmp : Protocol.IcmpV6);

    /// <summary>The protocol; where a number is of the other family's ICMP, by number.</summary>
    private static string ProtocolOf(TrafficBox box)
    {
        var protocol = box.Traffic.Protocol;
        return protocol.IsAll ? "all"
            : protocol.HasPorts || IsOwnIcmp(box) ? protocol.ToString()
            : string.Create(CultureInfo.InvariantCulture, $"protocol {protocol.Number}{(protocol.HasIcmpTypes ? $" over {box.Family}" : string.Empty)}");
    }

    private static string DetailsOf(TrafficSelector traffic) =>
        !traffic.Ports.IsAny ? traffic.Ports.ToString()
        : traffic.Messages.IsAny ? string.Empty
        : traffic.Messages.ToString();
}
