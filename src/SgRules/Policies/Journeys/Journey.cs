using System.Diagnostics.CodeAnalysis;
using SgRules.Addressing;
using SgRules.Model;

namespace SgRules.Policies;

/// <summary>The way of a packet from one end to another, through the hosts of a zone that filter it.</summary>
/// <remarks>
/// Two ends at one bridge are one passage, from port to port. Everything else leaves the sender's bridge by an uplink and enters the
/// receiver's by one - also between two networks of one host, since the gateway is outside - and is judged at both.
/// </remarks>
/// <param name="From">Where the packet comes from.</param>
/// <param name="To">Where it goes.</param>
/// <param name="Passages">Its passages in their order; none if no filtered bridge is on the way, so that no rule of the zone decides.</param>
public sealed record Journey(JourneyEnd From, JourneyEnd To, ValueList<HostPassage> Passages)
{
    /// <summary>
    /// The source address of a frame from an uplink whose sender isn't of the network: one of the range for documentation
    /// (RFC 7042 section 2.1.2). It is an assumption, since routers aren't in the model. Rules that this library writes look at a
    /// guest's source address only; rules from elsewhere may look at any.
    /// </summary>
    public static MacAddress RouterMac { get; } = MacAddress.Create(0x0000_5E00_5301);

    /// <summary>The destination address of a frame to an uplink whose receiver isn't of the network: another of that range, an assumption likewise.</summary>
    public static MacAddress NextHopMac { get; } = MacAddress.Create(0x0000_5E00_5302);

    /// <summary>
    /// Whether the destination is a multicast or broadcast address, so that every port of the sender's bridge gets a copy that is
    /// judged by itself; the passage is then that of the copy to the uplink.
    /// </summary>
    public bool GoesToAll { get; init; }

    /// <summary>What had to be assumed of ends and passages, a sentence each; not that <see cref="RouterMac"/> stands in a passage.</summary>
    public ValueList<string> Notes =>
    [
        .. new[] { From.Assumption, To.Assumption }.OfType<string>(),
        .. Choices,
        .. Passages.Select(passage => passage.Assumption).OfType<string>().Distinct(StringComparer.Ordinal),
        .. Passages.IsEmpty ? ["Neither end is at a bridge that is filtered: no rule of the zone decides about what passes between them."] : Array.Empty<string>(),
    ];

    /// <summary>Which NICs were chosen, a sentence each.</summary>
    internal ValueList<string> Choices { get; init; }

    /// <summary>Finds the way of a packet.</summary>
    /// <param name="zone">The zone; where it is wrong, there is no way.</param>
    /// <param name="from">Where the packet comes from: the name of a Running instance, or an address.</param>
    /// <param name="to">
    /// Where it goes: an instance's name, or an address; a stopped instance is taken to be outside. A multicast or broadcast address has one way
    /// for each port: it is refused unless the sender is at a filtered bridge, see <see cref="GoesToAll"/>.
    /// </param>
    /// <param name="family">The family, or <see langword="null"/> for IPv4 if both ends have it.</param>
    /// <param name="journey">The way, or <see langword="null"/>.</param>
    /// <param name="problem">Why there is none, a sentence; <see langword="null"/> if there is one.</param>
    /// <returns><see langword="true"/> if there is one.</returns>
    /// <exception cref="ArgumentNullException">An argument but <paramref name="family"/> is null.</exception>
    public static bool TryFind(
        Zone zone,
        string from,
        string to,
        IPFamily? family,
        [NotNullWhen(true)] out Journey? journey,
        [NotNullWhen(false)] out string? problem)
    {
        ArgumentNullException.ThrowIfNull(zone);
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(to);
        (journey, problem) = JourneyFinder.Find(zone, from, to, family, isOfFrame: false);
        return journey is not null;
    }

    /// <summary>Finds the way of a frame, as <see cref="TryFind"/> does of a packet; but a frame needs no addresses, so that any two NICs have one.</summary>
    /// <param name="zone">The zone; where it is wrong, there is no way.</param>
    /// <param name="from">Where the frame comes from: the name of a Running instance, or an address.</param>
    /// <param name="to">Where it goes: an instance's name, or an address.</param>
    /// <param name="family">The family by whose addresses the ends are named if both have one; <see langword="null"/> for IPv4.</param>
    /// <param name="journey">The way, or <see langword="null"/>.</param>
    /// <param name="problem">Why there is none, a sentence; <see langword="null"/> if there is one.</param>
    /// <returns><see langword="true"/> if there is one.</returns>
    /// <exception cref="ArgumentNullException">An argument but <paramref name="family"/> is null.</exception>
    public static bool TryFindOfFrame(
        Zone zone,
        string from,
        string to,
        IPFamily? family,
        [NotNullWhen(true)] out Journey? journey,
        [NotNullWhen(false)] out string? problem)
    {
        ArgumentNullException.ThrowIfNull(zone);
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(to);
        (journey, problem) = JourneyFinder.Find(zone, from, to, family, isOfFrame: true);
        return journey is not null;
    }

    /// <summary>The destination address of a frame whose packet goes to several stations: <c>01:00:5e:...</c>, <c>33:33:...</c> or <c>ff:ff:ff:ff:ff:ff</c>.</summary>
    /// <param name="zone">The zone, whose networks say what else is a broadcast address.</param>
    /// <param name="destination">The packet's destination address.</param>
    /// <returns>The address; <see langword="null"/> if the packet goes to one station.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="zone"/> is null.</exception>
    public static MacAddress? GroupMacOf(Zone zone, InternetAddress destination)
    {
        ArgumentNullException.ThrowIfNull(zone);
        return new ZoneAddresses(zone).GroupMacOf(destination);
    }

    /// <summary>Takes the part of this way that is on one host; all of it if no passage is on any.</summary>
    /// <param name="zone">The zone.</param>
    /// <param name="host">The host's name.</param>
    /// <param name="part">That part, or <see langword="null"/>.</param>
    /// <param name="problem">Why there is none, a sentence; <see langword="null"/> if there is one.</param>
    /// <returns><see langword="true"/> if there is one.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public bool TryTake(Zone zone, string host, [NotNullWhen(true)] out Journey? part, [NotNullWhen(false)] out string? problem)
    {
        ArgumentNullException.ThrowIfNull(zone);
        ArgumentNullException.ThrowIfNull(host);
        var passages = Passages.Where(passage => passage.Host == host).ToValueList();
        problem = HostNames.Unknown(zone, host)
            ?? (passages.IsEmpty && !Passages.IsEmpty
                ? $"the way doesn't lead through '{host}'; it leads through {string.Join(" and ", Passages.Select(passage => passage.Host).Distinct(StringComparer.Ordinal))}."
                : null);
        part = problem is null ? this with { Passages = passages } : null;
        return part is not null;
    }

    /// <summary>Finds the bridge that a packet or frame crosses from one port of a host to another.</summary>
    /// <param name="zone">The zone.</param>
    /// <param name="host">The host's name.</param>
    /// <param name="inPort">The port it comes in by; one that the model doesn't have is taken to be of the other port's bridge.</param>
    /// <param name="outPort">The port it goes out by; likewise.</param>
    /// <param name="sourceMac">The frame's source address; <see langword="null"/> for that of the NIC at <paramref name="inPort"/>, or else <see cref="RouterMac"/>.</param>
    /// <param name="passage">The way through the host, or <see langword="null"/>.</param>
    /// <param name="problem">Why there is none, a sentence; <see langword="null"/> if there is one.</param>
    /// <returns><see langword="true"/> if there is one.</returns>
    /// <exception cref="ArgumentNullException">An argument but <paramref name="sourceMac"/> is null.</exception>
    public static bool TryCross(
        Zone zone,
        string host,
        string inPort,
        string outPort,
        MacAddress? sourceMac,
        [NotNullWhen(true)] out HostPassage? passage,
        [NotNullWhen(false)] out string? problem)
    {
        ArgumentNullException.ThrowIfNull(zone);
        ArgumentNullException.ThrowIfNull(host);
        ArgumentNullException.ThrowIfNull(inPort);
        ArgumentNullException.ThrowIfNull(outPort);
        (passage, problem) = CrossingFinder.Find(zone, host, inPort, outPort, sourceMac);
        return passage is not null;
    }
}
