using SgRules.Addressing;
using SgRules.Cases;
using SgRules.Frames;
using SgRules.Policies;

namespace SgRules.Properties;

/// <summary>Where the contract wants a frame to arrive, asked for each copy that the bridge makes.</summary>
internal sealed class KernelJudge(HostPolicy policy, LabHost host)
{
    private readonly ReferenceEvaluator _contract = new(policy);

    public ImmutableArray<string> ArrivalsOf(Sending sending, WireFrame frame) =>
        [.. ReachedFrom(sending.Port, frame.Destination).Where(port => Decisions(sending, frame, port).All(decision => decision.Ruling != Ruling.Dropped))];

    /// <summary>What decides of one copy: its frame, and the packet if iptables sees it.</summary>
    public IEnumerable<Decision> Decisions(Sending sending, WireFrame frame, string receiver)
    {
        var passage = Passage.Bridged(host.BridgeOf(sending.Port), sending.Port, receiver, frame.Source);
        var seen = frame.ToFrame();
        yield return _contract.Decide(seen, passage);
        if (sending.Packet is { } packet && seen.Type == EtherType.Of(packet.Family))
        {
            yield return _contract.Decide(packet, passage);
        }
    }

    /// <summary>The ports that the bridge makes a copy for: the one behind which the address is, or else all.</summary>
    public IEnumerable<string> ReachedFrom(string port, MacAddress destination)
    {
        var others = host.DevicesOf(host.BridgeOf(port)).Where(device => device != port).ToList();
        return host.MacOf(port) == destination ? [] : others.Find(device => host.MacOf(device) == destination) is { } owner ? [owner] : others;
    }
}
