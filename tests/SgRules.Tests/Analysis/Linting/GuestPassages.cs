using SgRules.Addressing;
using SgRules.Model;
using SgRules.Policies;

namespace SgRules.Analysis;

/// <summary>Asks the reference evaluator about what a NIC sends to an uplink or receives from one.</summary>
internal sealed class GuestPassages
{
    private static readonly MacAddress Router = MacAddress.Parse("00:00:5e:00:53:01");

    private readonly Dictionary<string, (ReferenceEvaluator Contract, BridgePolicy Bridge, GuestPort Guest)> _ports = new(StringComparer.Ordinal);

    public GuestPassages(Zone zone, CompilerOptions options)
    {
        foreach (var policy in RuleCompiler.CompileAll(zone, options).Select(result => result.Policy!))
        {
            var contract = new ReferenceEvaluator(policy);
            foreach (var bridge in policy.Bridges)
            {
                foreach (var guest in bridge.GuestPorts)
                {
                    _ports.Add($"{policy.Host} {guest.Device}", (contract, bridge, guest));
                }
            }
        }
    }

    /// <summary>The decision about a packet, with an address of the NIC in place of its near end.</summary>
    public bool IsAccepted(Instance instance, Nic nic, Direction direction, Packet packet)
    {
        var (contract, bridge, guest) = _ports[$"{instance.Host} {nic.Device}"];
        var own = guest.OwnAddresses.Select(prefix => prefix.Address).Concat(direction == Direction.Ingress ? guest.MulticastGroups : []).First(address => address.Family == packet.Family);
        var (source, destination) = direction == Direction.Egress ? (own, packet.Destination) : (packet.Source, own);
        _ = Packet.TryCreate(source, destination, packet.Protocol, packet.Payload, out var real, out _);
        var passage = direction == Direction.Egress
            ? Passage.Bridged(bridge.Name, guest.Device, bridge.Uplinks[0], guest.Mac)
            : Passage.Bridged(bridge.Name, bridge.Uplinks[0], guest.Device, Router);
        return contract.Decide(real!, passage).Ruling == Ruling.Accepted;
    }
}
