using SgRules.Addressing;
using SgRules.Model;

namespace SgRules.Updates;

/// <summary>A change with a name, and packets that could be lost or let through on the way.</summary>
/// <param name="Name">What changes.</param>
/// <param name="Old">The zone before; <see langword="null"/> if nothing is loaded.</param>
/// <param name="New">The zone behind it.</param>
internal sealed record NamedPair(string Name, Zone? Old, Zone? New)
{
    /// <summary>Whether the layout changes too.</summary>
    public bool ChangesLayout { get; init; }

    /// <summary>Packets, each by a port to a port of <c>cloudbr0</c>, that must be sent beside generated ones.</summary>
    public ValueList<(string From, string To, MacAddress Mac, Packet Packet)> Packets { get; init; }

    public IEnumerable<Probe> Probes => Packets.Select(sent => new Probe(
        sent.Packet,
        Frame.Of(sent.Mac, MacAddress.Broadcast, EtherType.Of(sent.Packet.Family)),
        Passage.Bridged("cloudbr0", sent.From, sent.To, sent.Mac)));
}
