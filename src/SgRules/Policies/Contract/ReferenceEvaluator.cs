using System.Diagnostics;
using SgRules.Addressing;

namespace SgRules.Policies;

/// <summary>
/// The contract as code: paragraphs 3.1 to 3.16 of design section 3, asked in the contract's order of application: the identity of
/// both ends, the connection's state, the gates. It decides from the policy alone and knows nothing of the rules that a layout
/// emits, so that these can be held to it.
/// </summary>
/// <remarks>
/// <para>The connection's state is a free variable: any packet is judged in any state, NEW and UNTRACKED alike (3.7).</para>
/// <para>A frame (3.16) and the packet in it are judged apart, as they are on a host: what arrives has passed both.</para>
/// <para>A decision takes time in proportion to the rules of the two instances, not to the number of ports. Safe from any thread.</para>
/// </remarks>
public sealed class ReferenceEvaluator
{
    // 3.16, 3.15 for what the host takes, and 3 for unknown ports.
    private static readonly Func<FrameCrossing, Answer>[] FrameParagraphs =
        [FrameGate.OfSender, FrameGate.OfArpSender, FrameGate.OfHost, FrameGate.OfReceiver, FrameGate.OfUnknownPort, FrameGate.Otherwise];

    private readonly Dictionary<string, PortIndex> _bridges = new(StringComparer.Ordinal);
    private readonly Func<Crossing, Answer>[] _paragraphs;

    /// <summary>Makes an evaluator of one host's policy.</summary>
    /// <param name="policy">The policy, as a compilation gives it.</param>
    /// <exception cref="ArgumentNullException"><paramref name="policy"/> is null.</exception>
    /// <exception cref="ArgumentException">
    /// The policy is built by hand and contradicts itself: it has a bridge, a group, a peer or a device of a bridge twice, or names a group
    /// or a peer that it doesn't list.
    /// </exception>
    public ReferenceEvaluator(HostPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        foreach (var bridge in policy.Bridges)
        {
            _bridges.Add(bridge.Name, new PortIndex(bridge));
        }

        var rules = new GroupRules(policy);
        _paragraphs =
        [
            SenderIdentity.OfUnknownPort,                   // 3
            SenderIdentity.OfGuest,                         // 3.1
            SenderIdentity.IsNotInfrastructure,             // 3.2
            ReceiverIdentity.OfUnknownPort,                 // 3
            ReceiverIdentity.OfGuest,                       // 3.3
            ConnectionGate.BetweenTrustedPorts,             // 3.7 between uplink and system ports
            ConnectionGate.OfState,                         // 3.7
            new SenderGate(rules, policy.AllowDns).Ask,     // 3.4, 3.5, 3.6, 3.8, 3.12, 3.13
            new ReceiverGate(rules).Ask,                    // 3.4, 3.6, 3.9, 3.10, 3.11, 3.13; 3.14 is how both gates match a group
        ];
    }

    /// <summary>Decides one copy of a packet.</summary>
    /// <param name="packet">The packet, with its connection's state.</param>
    /// <param name="passage">Its way through the host.</param>
    /// <returns>The decision, what made it, and what was passed before.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="packet"/> or <paramref name="passage"/> is null.</exception>
    public Decision Decide(Packet packet, Passage passage)
    {
        ArgumentNullException.ThrowIfNull(packet);
        ArgumentNullException.ThrowIfNull(passage);
        return passage.Kind switch
        {
            PassageKind.Bridged => DecideBridged(packet, passage),
            PassageKind.Routed => DecideRouted(passage),
            _ => NotJudged("3.15", "the host's own packets are not judged"),
        };
    }

    /// <summary>Decides one copy of a frame (contract 3.16), whatever packet is in it.</summary>
    /// <param name="frame">The frame.</param>
    /// <param name="passage">Its way through the host.</param>
    /// <returns>
    /// The decision, what made it, and what was passed before. What the host takes from a port, for itself or to route it, is dropped
    /// if a guest may not send it, else not judged; what the host sends isn't judged.
    /// </returns>
    /// <exception cref="ArgumentNullException"><paramref name="frame"/> or <paramref name="passage"/> is null.</exception>
    /// <exception cref="ArgumentException">The passage has another source address than the frame.</exception>
    public Decision Decide(Frame frame, Passage passage)
    {
        ArgumentNullException.ThrowIfNull(frame);
        ArgumentNullException.ThrowIfNull(passage);
        if (passage.SourceMac is { } mac && mac != frame.Source)
        {
            throw new ArgumentException($"The passage is of a frame from {mac}, not from {frame.Source}.", nameof(passage));
        }

        return passage.InPort is not { } inPort
            ? NotJudged("3.15", "frames that come in by no port of a bridge are not judged")
            : PortsOf(passage) is { } ports
                ? Decide(FrameParagraphs, new FrameCrossing(frame, ports[inPort], passage.OutPort is { } outPort ? ports[outPort] : null))
                : NotOurs(passage);
    }

    /// <summary>3 to 3.14.</summary>
    private Decision DecideBridged(Packet packet, Passage passage) => PortsOf(passage) is { } ports
        ? Decide(_paragraphs, new Crossing(packet, passage.SourceMac!.Value, ports[passage.InPort!], ports[passage.OutPort!]))
        : NotOurs(passage);

    /// <summary>The first paragraph that decides, decides; the last one decides everything.</summary>
    private static Decision Decide<T>(Func<T, Answer>[] paragraphs, T crossing)
    {
        var passed = new List<Ground>();
        foreach (var paragraph in paragraphs)
        {
            switch (paragraph(crossing))
            {
                case { Ground: { } ground, Ruling: { } ruling }:
                    return new Decision(ruling, ground, passed.ToValueList());
                case { Ground: { } ground }:
                    passed.Add(ground);
                    break;
            }
        }

        throw new UnreachableException("The last paragraph decides everything.");
    }

    /// <summary>3.15 <i>Routed traffic</i> through a bridge of ours is dropped.</summary>
    private Decision DecideRouted(Passage passage)
    {
        var bridge = new[] { passage.InInterface!, passage.OutInterface! }.FirstOrDefault(_bridges.ContainsKey);
        return bridge is null
            ? NotJudged("3.15", $"neither {passage.InInterface} nor {passage.OutInterface} is a bridge with security groups")
            : new Decision(Ruling.Dropped, new Ground("3.15", $"nothing is routed through bridge {bridge}"), []);
    }

    private PortIndex? PortsOf(Passage passage) => _bridges.GetValueOrDefault(passage.InInterface!);

    private static Decision NotOurs(Passage passage) => NotJudged("3.13", $"bridge {passage.InInterface} carries no network with security groups");

    private static Decision NotJudged(string paragraph, string reason) => new(Ruling.NotJudged, new Ground(paragraph, reason), []);
}
