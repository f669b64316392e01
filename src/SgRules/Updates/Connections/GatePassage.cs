using SgRules.Netfilter;

namespace SgRules.Updates;

/// <summary>How a packet that asks a gate crosses: bridged, new, with the right sender's MAC address and any hop limit.</summary>
internal readonly record struct GatePassage(string Bridge, string InPort, string OutPort)
{
    /// <summary>Whether what a rule demands of ports, interfaces and the connection's state holds; its other conditions aren't looked at.</summary>
    public bool Holds(Rule rule)
    {
        foreach (var match in rule.Matches)
        {
            var holds = match switch
            {
                PhysdevMatch physdev => Holds(physdev),
                InInterfaceMatch input => input.Device.Matches(Bridge) != input.IsNegated,
                OutInterfaceMatch output => output.Device.Matches(Bridge) != output.IsNegated,
                ConntrackMatch conntrack => conntrack.States.HasFlag(ConntrackStates.New) != conntrack.IsNegated,
                StateMatch state => state.States.HasFlag(ConntrackStates.New) != state.IsNegated,
                _ => true,
            };
            if (!holds)
            {
                return false;
            }
        }

        return true;
    }

    private bool Holds(PhysdevMatch match) =>
        (match.In is not { } ingress || ingress.Matches(InPort) != match.IsInNegated)
        && (match.Out is not { } egress || egress.Matches(OutPort) != match.IsOutNegated);
}
