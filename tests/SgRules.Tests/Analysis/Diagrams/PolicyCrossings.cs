using SgRules.Addressing;
using SgRules.Policies;

namespace SgRules.Analysis;

/// <summary>What the diagrams of a policy say of packets of one family between ports of its bridges.</summary>
internal sealed class PolicyCrossings
{
    private readonly HostPolicy _policy;
    private readonly PacketSpace _senders;
    private readonly PacketSpace _receivers;
    private readonly PolicyDiagrams _sending;
    private readonly PolicyDiagrams _receiving;
    private readonly Dictionary<(string Bridge, string Port, bool IsSender, bool IsFarTrusted), Diagram> _parts = [];

    public PolicyCrossings(HostPolicy policy, IPFamily family)
    {
        _policy = policy;
        Values = new PacketValues(AddressClasses.Of(family, PolicyAddresses.Of(policy, family)), new MacClasses(PolicyAddresses.Macs(policy)));
        (_senders, _receivers) = (PacketSpace.OfSenders(Values), PacketSpace.OfReceivers(Values));
        (_sending, _receiving) = (new PolicyDiagrams(policy, _senders), new PolicyDiagrams(policy, _receivers));
    }

    public PacketValues Values { get; }

    /// <summary>Whether a packet is let through, as the two parts of the contract say together.</summary>
    public bool LetsThrough(Packet packet, Passage passage)
    {
        var (from, to) = (passage.InPort!, passage.OutPort!);
        var values = ValuesOf(packet, passage.SourceMac!.Value);
        return (IsTrusted(passage.InInterface!, from) || Ends(_senders, Part(passage, from, isSender: true, IsTrusted(passage.InInterface!, to)), values, Outcome.Continue))
            && (IsTrusted(passage.InInterface!, to) || Ends(_receivers, Part(passage, to, isSender: false, IsTrusted(passage.InInterface!, from)), values, Outcome.Accept));
    }

    private uint[] ValuesOf(Packet packet, MacAddress mac)
    {
        var values = new uint[PacketValues.FieldCount];
        values[(int)PacketField.SourceMac] = Values.Macs.Of(mac);
        values[(int)PacketField.Source] = Values.Addresses.Of(packet.Source);
        values[(int)PacketField.Destination] = Values.Addresses.Of(packet.Destination);
        values[(int)PacketField.State] = (uint)packet.State;
        values[(int)PacketField.Protocol] = packet.Protocol.Number;
        values[(int)PacketField.DestinationPort] = packet.Payload.DestinationPort ?? 0u;
        values[(int)PacketField.SourcePortOrMessage] = packet.Payload.SourcePort ?? (((uint)(packet.Payload.Type ?? 0) << 8) | (packet.Payload.Code ?? 0u));
        values[(int)PacketField.HopLimit] = packet.HopLimit;
        return values;
    }

    // The sender's part ends in Continue or Drop, the receiver's in Accept or Drop, and in nothing else.
    private static bool Ends(PacketSpace space, Diagram diagram, uint[] values, Outcome passed)
    {
        for (var level = 0; level < space.Diagrams.Levels; level++)
        {
            diagram = diagram.At(level, values[(int)space.FieldAt(level)]);
        }

        Assert.True(diagram.IsLeaf && (diagram.Outcome == passed || diagram.Outcome == Outcome.Drop));
        return diagram.Outcome == passed;
    }

    private Diagram Part(Passage passage, string port, bool isSender, bool isFarTrusted)
    {
        var key = (passage.InInterface!, port, isSender, isFarTrusted);
        if (!_parts.TryGetValue(key, out var part))
        {
            var guest = Bridge(passage.InInterface!).GuestPorts.ToImmutableArray().FirstOrDefault(guest => guest.Device == port);
            part = isSender ? _sending.Sender(guest, isFarTrusted) : _receiving.Receiver(guest, isFarTrusted);
            _parts.Add(key, part);
        }

        return part;
    }

    private bool IsTrusted(string bridge, string port) =>
        Bridge(bridge).Uplinks.Contains(port) || Bridge(bridge).SystemPorts.ToImmutableArray().Any(system => system.Device == port);

    private BridgePolicy Bridge(string name) => _policy.Bridges.ToImmutableArray().First(bridge => bridge.Name == name);
}
