using SgRules.Addressing;
using SgRules.Cases;
using SgRules.Frames;
using SgRules.Policies;

namespace SgRules.Properties;

/// <summary>Where the contract wants a frame to arrive, asked for each copy that the bridge makes, or for the one way that the host gives it.</summary>
/// <param name="policy">The policy.</param>
/// <param name="host">The host's ports.</param>
/// <param name="hairpins">Ports that the bridge sends frames back to.</param>
internal sealed class KernelJudge(HostPolicy policy, LabHost host, ValueList<string> hairpins)
{
    private readonly ReferenceEvaluator _contract = new(policy);

    public ImmutableArray<string> ArrivalsOf(Sending sending, WireFrame frame) =>
        [.. ReceiversOf(sending, frame).Where(receiver => Decisions(sending, frame, receiver).All(decision => decision.Ruling != Ruling.Dropped))];

    /// <summary>What decides of one copy: its frame, and the packet if iptables sees it.</summary>
    public IEnumerable<Decision> Decisions(Sending sending, WireFrame frame, string receiver)
    {
        var seen = frame.ToFrame();
        var passage = PassageOf(sending, frame, receiver);
        yield return _contract.Decide(seen, passage);
        if (sending.Packet is not null && seen.Type == EtherType.Of(sending.Packet.Family))
        {
            yield return _contract.Decide(sending.AsSeen, passage);
        }
    }

    /// <summary>The ports that the bridge makes a copy for: the one behind which the address is, or else all. From or to the host there is one way.</summary>
    public IEnumerable<string> ReceiversOf(Sending sending, WireFrame frame)
    {
        if (host.HasBridge(sending.Port) || sending.ToHostOn is not null)
        {
            return [host.PortOf(sending.Packet!.Destination) ?? sending.ToHostOn!];
        }

        var port = sending.Port;
        var all = host.DevicesOf(host.BridgeOf(port)).ToList();
        return (all.Find(device => host.MacOf(device) == frame.Destination) is { } owner ? [owner] : all).Where(device => device != port || hairpins.AsSpan().Contains(device));
    }

    private Passage PassageOf(Sending sending, WireFrame frame, string receiver) => (sending.Port, sending.ToHostOn) switch
    {
        (var bridge, _) when host.HasBridge(bridge) => Passage.FromHost(bridge),
        (_, null) => Bridged(sending, frame, receiver),
        (var port, { } bridge) when receiver == bridge => Passage.ToHost(bridge, port, frame.Source),
        (var port, { } bridge) => Passage.Routed(bridge, port, host.BridgeOf(receiver), frame.Source),
    };

    private Passage Bridged(Sending sending, WireFrame frame, string receiver) => Passage.Bridged(host.BridgeOf(sending.Port), sending.Port, receiver, frame.Source);
}
