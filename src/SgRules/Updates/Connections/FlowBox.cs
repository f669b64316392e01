using System.Globalization;
using SgRules.Addressing;

namespace SgRules.Updates;

/// <summary>
/// Connections that may not go on after a plan: those whose first packet - the original direction of conntrack's entry - lies in all of these.
/// </summary>
public sealed record FlowBox
{
    private const int MaxRangesShown = 4;

    private FlowBox(ValueList<AddressRange> sources, ValueList<AddressRange> destinations, NumberRange protocols, NumberRange first, NumberRange second)
    {
        Sources = sources;
        Destinations = destinations;
        Protocols = protocols;
        First = first;
        Second = second;
    }

    /// <summary>The addresses that began the connection: ranges in order, none touching another.</summary>
    public ValueList<AddressRange> Sources { get; }

    /// <summary>The addresses it was begun to, of the same family: ranges in order, none touching another.</summary>
    public ValueList<AddressRange> Destinations { get; }

    /// <summary>The protocol's number, 0 to 255, or several.</summary>
    public NumberRange Protocols { get; }

    /// <summary>Source ports of TCP, UDP and the like, or the types of ICMP messages; all of them where the protocol has neither or there are several protocols.</summary>
    public NumberRange First { get; }

    /// <summary>Destination ports, or the codes of ICMP messages; all of them where the protocol has neither or there are several protocols.</summary>
    public NumberRange Second { get; }

    /// <summary>The family of both ends.</summary>
    public IPFamily Family => Sources[0].First.Family;

    /// <summary>Makes a box.</summary>
    /// <param name="sources">The addresses that begin the connections: ranges of one family, at least one, in order and apart.</param>
    /// <param name="destinations">The addresses they are begun to, likewise, of the same family.</param>
    /// <param name="protocols">One protocol or several, 0 to 255.</param>
    /// <param name="first">Source ports or ICMP types; <see cref="NumberRange.AllPorts"/> where there are several protocols.</param>
    /// <param name="second">Destination ports or ICMP codes; <see cref="NumberRange.AllPorts"/> where there are several protocols.</param>
    /// <returns>The box.</returns>
    /// <exception cref="ArgumentException">An end has no address, ranges aren't in order and apart, the ends are of different families, a protocol is more than 255, or several protocols have ports.</exception>
    public static FlowBox Create(ValueList<AddressRange> sources, ValueList<AddressRange> destinations, NumberRange protocols, NumberRange first, NumberRange second)
    {
        if (!AreInOrder(sources) || !AreInOrder(destinations) || sources[0].First.Family != destinations[0].First.Family)
        {
            throw new ArgumentException("Each end of a connection has addresses, in order and apart, and both are of one family.", nameof(destinations));
        }

        if (protocols.Last > byte.MaxValue)
        {
            throw new ArgumentException("A protocol's number is at most 255.", nameof(protocols));
        }

        return protocols.IsSingle || (first == NumberRange.AllPorts && second == NumberRange.AllPorts)
            ? new FlowBox(sources, destinations, protocols, first, second)
            : throw new ArgumentException("Ports are of one protocol.", nameof(protocols));
    }

    /// <summary>Whether a connection is one of these.</summary>
    /// <param name="source">The address that began it.</param>
    /// <param name="destination">The address it was begun to.</param>
    /// <param name="protocol">The protocol's number.</param>
    /// <param name="first">The source port or ICMP type; 0 if the protocol has neither.</param>
    /// <param name="second">The destination port or ICMP code; 0 if the protocol has neither.</param>
    /// <returns><see langword="true"/> if it is.</returns>
    public bool Contains(InternetAddress source, InternetAddress destination, int protocol, int first, int second) =>
        Contains(Sources, source) && Contains(Destinations, destination)
        && Protocols.Contains(protocol) && First.Contains(first) && Second.Contains(second);

    /// <summary>The box for people.</summary>
    /// <returns>For example <c>tcp 198.51.100.0-198.51.100.9 -> 203.0.113.19:80-443</c>.</returns>
    public override string ToString()
    {
        var (source, destination) = (TextOf(Sources), TextOf(Destinations));
        return IsIcmp
            ? $"{ProtocolText}{NumberText(" ", First)}{NumberText("/", Second)} {source} -> {destination}"
            : $"{ProtocolText} {source}{NumberText(":", First)} -> {destination}{NumberText(":", Second)}";
    }

    internal bool IsIcmp => Protocols.IsSingle && Protocols.First == (Family == IPFamily.IPv4 ? Protocol.Icmp : Protocol.IcmpV6).Number;

    /// <summary>The prefix that is exactly a range, or <see langword="null"/>.</summary>
    internal static IPPrefix? PrefixOf(AddressRange range)
    {
        var prefix = IPPrefix.Common(IPPrefix.Of(range.First), IPPrefix.Of(range.Last));
        return prefix.Address == range.First && prefix.LastAddress == range.Last ? prefix : null;
    }

    // What conntrack takes ports of: TCP, UDP, DCCP, SCTP, UDP-Lite; and types and codes of ICMP.
    private bool HasNumbers => IsIcmp || (Protocols.IsSingle && Protocols.First is 6 or 17 or 33 or 132 or 136);

    private string ProtocolText => Protocols == NumberRange.AllProtocols ? "all"
        : !Protocols.IsSingle ? $"protocols {Protocols}"
        : Protocol.TryParse(Protocols.ToString(), out var protocol) && (protocol.HasPorts || protocol.HasIcmpTypes) ? protocol.ToString()
        : string.Create(CultureInfo.InvariantCulture, $"protocol {Protocols.First}");

    /// <summary>How many <c>conntrack -D</c> lines say exactly this: they take single ports, addresses and prefixes. 0 if none do.</summary>
    internal int DeletionLines =>
        (Protocols == NumberRange.AllProtocols || Protocols.IsSingle)
        && IsSingleOrAll(First) && IsSingleOrAll(Second)
        && (HasNumbers || (First == NumberRange.AllPorts && Second == NumberRange.AllPorts))
        && Sources.All(range => PrefixOf(range) is not null) && Destinations.All(range => PrefixOf(range) is not null)
            ? Sources.Count * Destinations.Count
            : 0;

    private static bool AreInOrder(ValueList<AddressRange> ranges)
    {
        for (var i = 1; i < ranges.Count; i++)
        {
            if (ranges[i].First.Family != ranges[0].First.Family || ranges[i].First.Bits <= ranges[i - 1].Last.Bits)
            {
                return false;
            }
        }

        return !ranges.IsEmpty;
    }

    private static bool Contains(ValueList<AddressRange> ranges, InternetAddress address)
    {
        foreach (var range in ranges)
        {
            if (range.Contains(address))
            {
                return true;
            }
        }

        return false;
    }

    private static string TextOf(ValueList<AddressRange> ranges)
    {
        var text = string.Join(',', ranges.Take(MaxRangesShown).Select(range => range.First == range.Last ? range.First.ToString() : range.ToString()));
        return ranges.Count <= MaxRangesShown ? text : string.Create(CultureInfo.InvariantCulture, $"{text} and {ranges.Count - MaxRangesShown} more");
    }

    private static string NumberText(string before, NumberRange numbers) => numbers == NumberRange.AllPorts ? string.Empty : $"{before}{numbers}";

    private static bool IsSingleOrAll(NumberRange numbers) => numbers.IsSingle || numbers == NumberRange.AllPorts;
}
