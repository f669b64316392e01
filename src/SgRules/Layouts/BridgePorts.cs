using SgRules.Policies;

namespace SgRules.Layouts;

/// <summary>A bridge with what rules say of its ports.</summary>
internal sealed record BridgePorts(string Name, List<TrustedPort> Trusted, PortTerms[] Guests)
{
    public static BridgePorts[] Of(HostPolicy policy, CommentStyle comments)
    {
        var bridges = new BridgePorts[policy.Bridges.Count];
        for (var b = 0; b < bridges.Length; b++)
        {
            var bridge = policy.Bridges[b];
            var guests = new PortTerms[bridge.GuestPorts.Count];
            for (var g = 0; g < guests.Length; g++)
            {
                guests[g] = new PortTerms(bridge.GuestPorts[g], comments);
            }

            bridges[b] = new BridgePorts(bridge.Name, TrustedPort.Of(bridge), guests);
        }

        return bridges;
    }
}
