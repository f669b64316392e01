using SgRules.Addressing;
using SgRules.Policies;

namespace SgRules.Analysis;

/// <summary>What no rule decides about a packet or a frame, in sentences.</summary>
internal sealed class PassageNotes
{
    private const string NoIP = "Such a port has no IP traffic, in or out (contract 3).";

    private readonly Dictionary<string, (BridgePolicy Policy, PortIndex Ports)> _bridges;

    public PassageNotes(HostPolicy policy) =>
        _bridges = policy.Bridges.ToImmutableArray().ToDictionary(bridge => bridge.Name, bridge => (bridge, new PortIndex(bridge)), StringComparer.Ordinal);

    /// <summary>The ports that a passage over a bridge of ours leads from and to; <see langword="null"/> for any other passage.</summary>
    public (BridgePort Sender, BridgePort Receiver)? EndsOf(Passage passage) =>
        passage.Kind == PassageKind.Bridged && _bridges.TryGetValue(passage.InInterface!, out var bridge) ? (bridge.Ports[passage.InPort!], bridge.Ports[passage.OutPort!]) : null;

    public IEnumerable<string> Of(Packet packet, Passage passage) => passage.Kind switch
    {
        PassageKind.Bridged => _bridges.TryGetValue(passage.InInterface!, out var bridge)
            ? [.. OfUnknown(passage, bridge.Policy, bridge.Ports, NoIP), .. OfFiltered(packet)]
            : [OfOther(passage.InInterface!)],
        PassageKind.Routed => [.. OfRouted(passage)],
        _ => ["The host's own traffic isn't judged: no rule of the zone stands in INPUT or OUTPUT (contract 3.15)."],
    };

    public IEnumerable<string> Of(Frame frame, Passage passage) => passage.Kind != PassageKind.Bridged
        ? ["Of frames to the host itself, or from it, only what a guest may send is judged (contract 3.15, 3.16)."]
        : _bridges.TryGetValue(passage.InInterface!, out var bridge)
            ? OfUnknown(passage, bridge.Policy, bridge.Ports, frame.Type.IsIP ? NoIP : "What such a port sends and receives isn't judged unless it is IP (contract 3).")
            : [OfOther(passage.InInterface!)];

    /// <summary>Who judges what is in a frame.</summary>
    public static string OfContent(Frame frame) => frame.Type.IsIP
        ? $"The packet in it is judged by itself, by the rules of {(frame.Type == EtherType.IPv4 ? "iptables" : "ip6tables")}: what arrives has passed both."
        : "No rule of iptables or ip6tables sees such a frame, nor what is in it.";

    private static string OfOther(string bridge) =>
        $"Bridge {bridge} carries no network with security groups and is left alone: no rule of the zone decides what crosses it (contract 3.13).";

    private static IEnumerable<string> OfUnknown(Passage passage, BridgePolicy bridge, PortIndex ports, string meaning)
    {
        string[] unknown = [.. new[] { passage.InPort!, passage.OutPort! }.Where(port => ports[port].Role == PortRole.Unknown)];
        string[] known = unknown is [] ? []
            : [.. bridge.Uplinks.Concat(bridge.SystemPorts.Select(port => port.Device)).Concat(bridge.GuestPorts.Select(port => port.Device)).Where(port => port != passage.InPort && port != passage.OutPort)];
        return unknown.Select(port => NearestName.Of(port, known) is { } nearest
            ? $"{port} is no port that the model has of {bridge.Name}; did you mean {nearest}? {meaning}"
            : $"{port} is no port that the model has of bridge {bridge.Name}. {meaning}");
    }

    private static IEnumerable<string> OfFiltered(Packet packet)
    {
        var (sysctl, word) = packet.Family == IPFamily.IPv4 ? ("bridge-nf-call-iptables", "IPv4") : ("bridge-nf-call-ip6tables", "IPv6");
        yield return $"The rules see bridged {word} only with sysctl net.bridge.{sysctl}=1; without it, everything passes.";
        if (OfState(packet) is { } ofState)
        {
            yield return ofState;
        }
    }

    private IEnumerable<string> OfRouted(Passage passage)
    {
        if (!_bridges.ContainsKey(passage.InInterface!) && !_bridges.ContainsKey(passage.OutInterface!))
        {
            yield return $"Neither {passage.InInterface} nor {passage.OutInterface} is a bridge that is filtered: no rule of the zone decides (contract 3.15).";
        }
    }

    private static string? OfState(Packet packet) => (packet.State, TrackedMessages.KindOf(packet)) switch
    {
        (ConnectionState.New, MessageKind.Answer) => "Connection tracking never calls this message NEW: judge it as ESTABLISHED after a question, as INVALID without one.",
        (ConnectionState.New, MessageKind.Error) => "Connection tracking never calls an ICMP error NEW: judge it as RELATED if it is about a known connection, as INVALID if not.",
        (ConnectionState.New, MessageKind.Untrackable) => "Connection tracking never calls this message NEW, but INVALID: judge it as that.",
        (ConnectionState.New, MessageKind.Control) => "Connection tracking calls this message UNTRACKED, which is judged as NEW is (contract 3.7).",
        (ConnectionState.New, _) => "Judged as NEW, the first packet of a connection; what follows and answers it is ESTABLISHED and isn't asked for rules again (contract 3.7).",
        (ConnectionState.Untracked, not MessageKind.Control) when packet.Family == IPFamily.IPv4 => "An IPv4 packet is UNTRACKED only if a NOTRACK rule of the host says so, which the documents rule out (contract 3.7).",
        _ => null,
    };
}
