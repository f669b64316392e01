using System.Globalization;
using SgRules.Addressing;
using SgRules.Policies;

namespace SgRules.Analysis;

/// <summary>A packet of a changed row, with its way through a host of each side, to be replayed.</summary>
/// <param name="Packet">The packet.</param>
/// <param name="Old">Its way in the old zone.</param>
/// <param name="New">Its way in the new zone.</param>
public sealed record PacketExample(Packet Packet, HostPassage Old, HostPassage New)
{
    /// <summary>Whether its ends' addresses alone lead the same way in both zones.</summary>
    public bool IsByEnds { get; init; }

    /// <summary>What <c>sgrules explain MODEL</c> takes to explain it with the old zone.</summary>
    public string OldArguments => ArgumentsOf(Old);

    /// <summary>What <c>sgrules explain MODEL</c> takes to explain it with the new zone.</summary>
    public string NewArguments => ArgumentsOf(New);

    private string ArgumentsOf(HostPassage way) => IsByEnds
        ? $"--from {Packet.Source} --to {Packet.Destination} {Payload()}"
        : $"--host {way.Host} --in {way.Passage.InPort} --out-port {way.Passage.OutPort} --src {Packet.Source} --dst {Packet.Destination} {Payload()}";

    private string Payload()
    {
        var culture = CultureInfo.InvariantCulture;
        var details = Packet.Payload switch
        {
            { SourcePort: { } source, DestinationPort: { } port } => string.Create(culture, $" --dport {port}{(source == ExamplePicker.SourcePort ? string.Empty : string.Create(culture, $" --sport {source}"))}"),
            { Type: { } type, Code: { } code } => string.Create(culture, $" --icmp-type {type} --icmp-code {code}"),
            _ => string.Empty,
        };
        var hopLimit = Packet.Family == IPFamily.IPv6 && Packet.Payload.Type is not null ? string.Create(culture, $" --hop-limit {Packet.HopLimit}") : string.Empty;

        // By their numbers, icmp and icmpv6 are of either family.
        var protocol = details.Length > 0 ? Packet.Protocol.ToString() : Packet.Protocol.Number.ToString(culture);
        return $"--protocol {protocol}{details}{hopLimit}";
    }
}
