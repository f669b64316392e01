using SgRules.Addressing;
using SgRules.Model;
using SgRules.Policies;

namespace SgRules.Analysis;

/// <summary>What would have to change in the model for a packet that it drops.</summary>
internal sealed class ChangeAdvice(HostPolicy policy)
{
    private readonly GateRules _rules = new(policy);

    /// <summary>The gates that are closed to a packet, the one that dropped it first; none unless that is why it is dropped.</summary>
    public ValueList<ExplainedGate> ClosedGates(Decision decision, Packet packet, BridgePort sender, BridgePort receiver)
    {
        if (decision is not { Ruling: Ruling.Dropped, Ground.Paragraph: "3.8" or "3.9" })
        {
            return [];
        }

        var egress = decision.Ground.Paragraph == "3.8" ? _rules.Closed(sender.Guest!.Policy.Groups, Direction.Egress, packet) : null;
        var ingress = receiver.Guest is { Policy.Groups: { IsEmpty: false } groups } ? _rules.Closed(groups, Direction.Ingress, packet) : null;
        return new[] { egress, ingress }.OfType<ExplainedGate>().ToValueList();
    }

    /// <summary>What would have to change, a sentence each; nothing for a packet that isn't dropped.</summary>
    public ValueList<string> Sentences(Decision decision, ValueList<ExplainedGate> gates, Packet packet, Passage passage, BridgePort sender, BridgePort receiver) =>
        decision.Ruling != Ruling.Dropped ? []
        : gates.IsEmpty ? [.. OfIdentity(decision.Ground.Paragraph, packet, passage, sender, receiver)]
        : [.. gates.ToImmutableArray().SelectMany(gate => OfGate(gate, packet, sender, receiver)), .. OfNoGroup(packet, receiver)];

    private static IEnumerable<string> OfGate(ExplainedGate gate, Packet packet, BridgePort sender, BridgePort receiver)
    {
        var (other, address, word) = gate.Direction == Direction.Ingress ? (sender, packet.Source, "from") : (receiver, packet.Destination, "to");
        var isPeerAlone = gate.PeerGroup is not null && gate.Conditions.ToImmutableArray().SkipLast(1).All(condition => condition.Holds == true);
        if (isPeerAlone)
        {
            yield return other.Guest is null
                ? $"Group {gate.Group} has {gate.Rule}: {address} would have to be an address of group {gate.PeerGroup}."
                : $"Put {other.Instance} into group {gate.PeerGroup}: group {gate.Group} has {gate.Rule}.";
        }

        var shared = other.Guest is { Policy.Groups: { IsEmpty: false } groups }
            ? $", or the same {word} {string.Join(" or ", groups.Select(id => $"group:{id}"))}, which {other.Instance} is in"
            : string.Empty;
        yield return $"{(isPeerAlone ? "Or add" : "Add")} {RuleOf(gate.Direction, packet)} to group {gate.Group}{shared}; it then holds for every instance of group {gate.Group}.";
    }

    private static IEnumerable<string> OfNoGroup(Packet packet, BridgePort receiver) => receiver.Guest is { Policy.Groups.IsEmpty: true }
        ? [$"Put {receiver.Instance} into a group with {RuleOf(Direction.Ingress, packet)}."]
        : [];

    // As an identity has it: the traffic of this packet alone.
    private static string RuleOf(Direction direction, Packet packet)
    {
        var address = direction == Direction.Ingress ? packet.Source : packet.Destination;
        var rule = packet.Payload switch
        {
            { DestinationPort: { } port } => new SecurityRule { Protocol = packet.Protocol, Ports = PortRange.Of(port) },
            { Type: { } type and <= IcmpType.MaxType, Code: { } code } => new SecurityRule { Protocol = packet.Protocol, IcmpType = IcmpType.Of(type, code) },
            _ => SecurityRule.Whole(packet.Protocol),
        };
        return rule.IdentityOf(direction, Cidr.Create(address, address.Width));
    }

    private IEnumerable<string> OfIdentity(string paragraph, Packet packet, Passage passage, BridgePort sender, BridgePort receiver) => paragraph switch
    {
        "3" => [$"Say in the model what {(sender.Role == PortRole.Unknown ? sender.Device : receiver.Device)} is: an uplink of the bridge, or the device of a NIC."],
        "3.1" when sender.Guest is { } guest && passage.SourceMac is { } mac && mac != guest.Mac => [$"Its frame would have to come from {guest.Mac}, or the NIC of {sender.Instance} have the MAC address {mac}."],
        "3.1" when Owner(packet.Source) is { } owner && owner != sender.Guest => [$"{packet.Source} is an address of {owner.Instance}: nobody else can send from it."],
        "3.3" when Owner(packet.Destination) is { } owner && owner != receiver.Guest => [$"{packet.Destination} is an address of {owner.Instance}: nobody else can receive it."],
        "3.1" when sender.Guest is { } guest && !guest.Owns(packet.Source) && !packet.Source.IsUnspecified => [$"Give {packet.Source} to the NIC of {sender.Instance}, as a secondary IP or among allowedAddresses; then its rules are asked."],
        "3.3" when receiver.Guest is not null && packet.Destination.IsMulticast => [$"Add {packet.Destination} to multicastGroups of the NIC of {receiver.Instance}; then its rules are asked."],
        "3.3" when receiver.Guest is not null && packet.Destination != InternetAddress.IPv4Broadcast => [$"Give {packet.Destination} to the NIC of {receiver.Instance}, as a secondary IP or among allowedAddresses; then its rules are asked."],
        "3.7" => ["No rule can allow it: in state INVALID nothing passes from or to a guest."],
        "3.13" => OfNoGroup(packet, receiver),
        _ => ["No rule can allow it: what the contract drops here isn't asked for rules."],
    };

    // Link-local addresses apart, no two NICs of a host have one address; a shared virtual one is everybody's who has it.
    private GuestPort? Owner(InternetAddress address) => policy.Bridges.ToImmutableArray()
        .SelectMany(bridge => bridge.GuestPorts.ToImmutableArray())
        .FirstOrDefault(port => port.OwnAddresses.Any(prefix => prefix == IPPrefix.Of(address)));
}
