using System.Diagnostics;
using SgRules.Addressing;

namespace SgRules.Policies;

/// <summary>
/// The contract as code: paragraphs 3.1 to 3.15 of design section 3, asked in the contract's order of application: the identity of
/// both ends, the connection's state, the gates. It decides from the policy alone and knows nothing of the rules that a layout
/// emits, so that these can be held to it.
/// </summary>
/// <remarks>
/// <para>The connection's state is a free variable: any packet is judged in any state, NEW and UNTRACKED alike (3.7).
/// Ethernet (3.16) is out of scope.</para>
/// <para>A decision takes time in proportion to the rules of the two instances, not to the number of ports. Safe from any thread.</para>
/// </remarks>
public sealed class ReferenceEvaluator
{
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

    /// <summary>3 to 3.14: the first paragraph that decides, decides.</summary>
    private Decision DecideBridged(Packet packet, Passage passage)
    {
        if (!_bridges.TryGetValue(passage.InInterface!, out var ports))
        {
            return NotJudged("3.13", $"bridge {passage.InInterface} carries no network with security groups");
        }

        var crossing = new Crossing(packet, passage.SourceMac!.Value, ports[passage.InPort!], ports[passage.OutPort!]);
        var passed = new List<Ground>();
        foreach (var paragraph in _paragraphs)
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

        throw new UnreachableException("The receiver gate decides everything.");
    }

    /// <summary>3.15 <i>Routed traffic</i> through a bridge of ours is dropped.</summary>
    private Decision DecideRouted(Passage passage)
    {
        var bridge = new[] { passage.InInterface!, passage.OutInterface! }.FirstOrDefault(_bridges.ContainsKey);
        return bridge is null
            ? NotJudged("3.15", $"neither {passage.InInterface} nor {passage.OutInterface} is a bridge with security groups")
            : new Decision(Ruling.Dropped, new Ground("3.15", $"nothing is routed through bridge {bridge}"), []);
    }

    private static Decision NotJudged(string paragraph, string reason) => new(Ruling.NotJudged, new Ground(paragraph, reason), []);
}
