using SgRules.Netfilter;

namespace SgRules.Analysis;

/// <summary>By which interfaces a packet crosses chain FORWARD: what <c>-i</c> and <c>-o</c> see.</summary>
/// <param name="InInterface">For a bridged packet the bridge, not the port.</param>
/// <param name="OutInterface">Likewise.</param>
/// <param name="IsBridged">Whether a bridge forwards it from one of its ports to another.</param>
internal sealed record Way(string InInterface, string OutInterface, bool IsBridged)
{
    public static Way Bridged(string bridge) => new(bridge, bridge, IsBridged: true);

    /// <summary>Whether no condition fails already for the interfaces, or because the packet is not bridged.</summary>
    public bool Meets(Rule rule)
    {
        foreach (var match in rule.Matches)
        {
            var holds = match switch
            {
                InInterfaceMatch { Device: var device } input => device.Matches(InInterface) != input.IsNegated,
                OutInterfaceMatch { Device: var device } output => device.Matches(OutInterface) != output.IsNegated,
                PhysdevMatch { IsBridged: true } or PhysdevMatch { IsOut: true } => IsBridged,
                _ => true,
            };
            if (!holds)
            {
                return false;
            }
        }

        return true;
    }
}
