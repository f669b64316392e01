using SgRules.Addressing;
using SgRules.Policies;

namespace SgRules.Analysis;

/// <summary>
/// The contract as diagrams: what a port may send and receive (design, section 3), in two parts for the two ends of a crossing. A packet passes
/// if the sender's part lets it go on and the receiver's part accepts it. Written from the contract, not from the evaluator or a layout.
/// </summary>
internal sealed class PolicyDiagrams
{
    private readonly HostPolicy _policy;
    private readonly PacketSpace _space;
    private readonly ControlBoxes _control;
    private readonly GateDiagrams _gates;
    private readonly Dictionary<(InstancePolicy, bool IsSender), Diagram> _made = [];

    public PolicyDiagrams(HostPolicy policy, PacketSpace space)
    {
        _policy = policy;
        _space = space;
        _control = new ControlBoxes(space.Values);
        _gates = new GateDiagrams(policy, space);
    }

    /// <summary>The sender's part: <see cref="Outcome.Continue"/> or <see cref="Outcome.Drop"/>.</summary>
    /// <param name="guest">The guest; null for an unknown port. An uplink or system port has no such part: all of it goes on (3.12).</param>
    /// <param name="toTrusted">Whether the packet goes out by an uplink or system port.</param>
    public Diagram Sender(GuestPort? guest, bool toTrusted)
    {
        var passed = Invalid(Outcome.Continue);
        var rules = new List<(PacketBox, Diagram)>();
        Add(rules, _control.ClientBroadcast, toTrusted ? guest is null ? passed : AfterIdentity(guest.Policy) : _space.Drop);                // 3.1
        Add(rules, _control.FromUnspecified, guest is null ? passed : AfterIdentity(guest.Policy));                                          // 3.1
        if (guest is not null)
        {
            var mac = PacketBox.Everything.With(PacketField.SourceMac, ValueSet.Of(_space.Values.Macs.Of(guest.Mac)));
            foreach (var own in guest.OwnAddressesOf(_space.Values.Family))
            {
                rules.Add((mac.With(PacketField.Source, _space.Values.Addresses.Of(own)), AfterIdentity(guest.Policy)));                     // 3.1
            }
        }

        return _space.Decide(rules, _space.Drop);
    }

    /// <summary>The receiver's part: <see cref="Outcome.Accept"/> or <see cref="Outcome.Drop"/>.</summary>
    /// <param name="guest">The guest; null for an unknown port. An uplink or system port has no such part: it accepts everything (3.11, 3.12).</param>
    /// <param name="fromTrusted">Whether the packet came in by an uplink or system port.</param>
    public Diagram Receiver(GuestPort? guest, bool fromTrusted)
    {
        var always = new List<(PacketBox, Diagram)>();
        Add(always, _control.Neighbours, Invalid(Outcome.Accept));                                                                         // 3.6
        Add(always, fromTrusted ? _control.Routers : [], Invalid(Outcome.Accept));                                                         // 3.6
        if (guest is null)
        {
            Add(always, fromTrusted ? _control.BroadcastReply : [], Invalid(Outcome.Accept));                                              // 3.4
            return _space.Decide(always, _space.Drop);
        }

        Add(always, fromTrusted ? _control.DhcpReply : [], Invalid(Outcome.Accept));                                                       // 3.4
        var gate = _space.Decide(always, AfterState(IngressGate(guest.Policy)));
        var identity = new List<(PacketBox, Diagram)>();
        foreach (var own in guest.OwnAddressesOf(_space.Values.Family))
        {
            identity.Add((To(own), gate));                                                                                                 // 3.3
        }

        foreach (var group in guest.MulticastGroups.ToImmutableArray().Where(group => group.Family == _space.Values.Family))
        {
            identity.Add((To(IPPrefix.Of(group)), gate));                                                                                  // 3.3
        }

        Add(identity, [.. _control.BroadcastReply, .. _control.Neighbours, .. fromTrusted ? _control.Routers : []], gate);                  // 3.3
        return _space.Decide(identity, _space.Drop);
    }

    /// <summary>3.4 to 3.6, 3.8, 3.13: what an instance's groups let it send as a new connection: <see cref="Outcome.Continue"/> or <see cref="Outcome.Drop"/>.</summary>
    public Diagram EgressGate(InstancePolicy policy)
    {
        if (!_made.TryGetValue((policy, true), out var gate))
        {
            var rules = new List<(PacketBox, Diagram)>();
            Add(rules, _control.AlwaysSent, _space.Continue);
            Add(rules, _policy.AllowDns ? _control.Dns : [], _space.Continue);
            gate = policy.RestrictsEgress ? _space.Decide(rules, _gates.Egress(policy.Groups, _space.Continue)) : _space.Continue;
            _made.Add((policy, true), gate);
        }

        return gate;
    }

    /// <summary>3.9, 3.13: what an instance's groups let it receive as a new connection: <see cref="Outcome.Accept"/> or <see cref="Outcome.Drop"/>.</summary>
    public Diagram IngressGate(InstancePolicy policy)
    {
        if (!_made.TryGetValue((policy, false), out var gate))
        {
            gate = _gates.Ingress(policy.Groups, _space.Accept);
            _made.Add((policy, false), gate);
        }

        return gate;
    }

    // 3.2, 3.7, then the gate. What has passed and is of a known connection isn't asked again.
    private Diagram AfterIdentity(InstancePolicy policy)
    {
        var rules = new List<(PacketBox, Diagram)>();
        Add(rules, _control.Infrastructure, _space.Drop);
        rules.Add((State(ConnectionState.Established, ConnectionState.Related), _space.Continue));
        rules.Add((State(ConnectionState.Invalid), _space.Drop));
        return _space.Decide(rules, EgressGate(policy));
    }

    private Diagram AfterState(Diagram gate) => _space.Decide(
        [(State(ConnectionState.Established, ConnectionState.Related), _space.Accept), (State(ConnectionState.Invalid), _space.Drop)],
        gate);

    private Diagram Invalid(Outcome otherwise) => _space.Choose(State(ConnectionState.Invalid), _space.Drop, _space.Diagrams.Of(otherwise));

    private static PacketBox State(params ReadOnlySpan<ConnectionState> states) => PacketBox.Everything.With(PacketField.State, PacketValues.States(states));

    private PacketBox To(IPPrefix prefix) => PacketBox.Everything.With(PacketField.Destination, _space.Values.Addresses.Of(prefix));

    private static void Add(List<(PacketBox, Diagram)> rules, PacketBox[] boxes, Diagram then)
    {
        foreach (var box in boxes)
        {
            rules.Add((box, then));
        }
    }
}
