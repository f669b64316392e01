using SgRules.Netfilter;
using SgRules.Policies;

namespace SgRules.Layouts;

/// <summary>An uplink or a system VM's port: neither its identity nor what it sends is asked (contract 3.11, 3.12).</summary>
internal sealed record TrustedPort(DevicePattern Device, Origin Origin)
{
    public static List<TrustedPort> Of(BridgePolicy bridge) =>
    [
        .. bridge.Uplinks.ToImmutableArray().Select(uplink => new TrustedPort(DevicePattern.Exact(uplink), new Origin("3.11", $"uplink {uplink}"))),
        .. bridge.SystemPorts.ToImmutableArray().Select(port => new TrustedPort(DevicePattern.Exact(port.Device), new Origin("3.12", $"{port.Instance} {port.Device}"))),
    ];

    public Rule From(Target target) => Rule.Create(Origin, target, new PhysdevMatch { In = Device });

    public Rule To(Target target) => Rule.Create(Origin, target, new PhysdevMatch { Out = Device });
}
