using SgRules.Netfilter;

namespace SgRules.Layouts;

/// <summary>The rules of FORWARD: bridged packets to their bridge's chain, routed ones to nowhere (contract 3.15).</summary>
internal static class BridgeHooks
{
    public static ValueList<Rule> Forward(BridgePorts[] bridges, TreeNames names) =>
        [.. bridges.Select(bridge => Hook(bridge, names)), .. bridges.SelectMany(Routed)];

    private static Rule Hook(BridgePorts bridge, TreeNames names) => Rule.Create(
        new Origin("3", $"bridge {bridge.Name}"),
        Target.Jump(names.Bridge(bridge.Name)),
        new InInterfaceMatch(DevicePattern.Exact(bridge.Name)),
        new PhysdevMatch { IsBridged = true });

    private static IEnumerable<Rule> Routed(BridgePorts bridge)
    {
        var origin = new Origin("3.15", $"bridge {bridge.Name}");
        var device = DevicePattern.Exact(bridge.Name);
        return [Rule.Create(origin, Target.Drop, new InInterfaceMatch(device)), Rule.Create(origin, Target.Drop, new OutInterfaceMatch(device))];
    }
}
