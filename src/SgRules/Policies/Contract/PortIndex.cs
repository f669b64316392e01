namespace SgRules.Policies;

/// <summary>The ports of one bridge by their devices.</summary>
internal sealed class PortIndex
{
    private readonly Dictionary<string, BridgePort> _ports = new(StringComparer.Ordinal);

    public PortIndex(BridgePolicy bridge)
    {
        foreach (var uplink in bridge.Uplinks)
        {
            _ports.Add(uplink, new BridgePort(PortRole.Uplink, uplink));
        }

        foreach (var system in bridge.SystemPorts)
        {
            _ports.Add(system.Device, new BridgePort(PortRole.System, system.Device, system.Instance));
        }

        foreach (var guest in bridge.GuestPorts)
        {
            _ports.Add(guest.Device, new BridgePort(PortRole.Guest, guest.Device, guest.Instance, guest));
        }
    }

    public BridgePort this[string device] => _ports.TryGetValue(device, out var port) ? port : new BridgePort(PortRole.Unknown, device);
}
