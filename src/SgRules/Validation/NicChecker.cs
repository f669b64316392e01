using SgRules.Addressing;
using SgRules.Model;

namespace SgRules.Validation;

/// <summary>Checks a NIC: its network, bridge, device and MAC address; what it may send from is <see cref="NicAddressChecker"/>'s.</summary>
internal sealed class NicChecker(ZoneNames index, FirstUses<(int Host, string Device)> devices, Findings findings)
{
    private readonly FirstUses<(int Network, MacAddress Mac)> _macs = new(index.Zone.Instances.Count);
    private readonly NicAddressChecker _addresses = new(index.Zone.Instances.Count, findings);

    /// <summary>Announces a NIC that will be checked; all of them must be.</summary>
    public void Expect(int? host, Nic nic)
    {
        if (host is { } at && nic.Device is { } device)
        {
            devices.Expect((at, device));
        }

        if (index.Network(nic.Network) is { } network)
        {
            _macs.Expect((network, nic.Mac));
            _addresses.Expect(nic, network);
        }
    }

    public void Check(Instance instance, int? host, Nic nic, Place place)
    {
        var position = index.Network(nic.Network);
        var network = position is { } known ? index.Zone.Networks[known] : null;
        CheckNetwork(instance, nic, network, place.Property("network"));
        if (instance.State == InstanceState.Running)
        {
            CheckDevice(nic.Device, host, place.Property("device"));
        }

        if (host is { } at && network is not null)
        {
            CheckBridge(nic, at, network, place);
        }

        CheckMac(nic.Mac, position, place.Property("mac"));
        _addresses.Check(nic, network, position, place);
    }

    private void CheckNetwork(Instance instance, Nic nic, Network? network, Place place)
    {
        if (network is null)
        {
            findings.Add(InstanceFindings.NetworkUnknown, place, $"There is no network {nic.Network}; correct the name or add the network.");
        }
        else if (!network.HasSecurityGroups && !instance.SecurityGroups.IsEmpty)
        {
            findings.Add(
                InstanceFindings.GroupsOnOtherNetwork, place, $"{instance.Name} has groups, but network {nic.Network} lacks the SecurityGroup service; remove the NIC or the groups.");
        }
    }

    private void CheckDevice(string? device, int? host, Place place)
    {
        if (string.IsNullOrEmpty(device))
        {
            findings.Add(InstanceFindings.DeviceMissing, place, $"The instance runs but this NIC has no device; name the device on the host.");
            return;
        }

        if (!NameRules.IsPortName(device))
        {
            findings.Add(InstanceFindings.DeviceInvalid, place, $"{device} can't name a device; use letters, digits, _, ., :, @ and -, not - first, at most 15.");
        }

        if (host is { } at && devices.IsRepeated((at, device), place, out var first))
        {
            findings.Add(InstanceFindings.DeviceTaken, place, $"Device {device} is already in use on the host; use the NIC's own.", first);
        }
    }

    // The bridge of a network without security groups isn't ours, so it may be left unsaid (contract 3.13).
    private void CheckBridge(Nic nic, int at, Network network, Place place)
    {
        var (host, attachment, bridge) = (index.Hosts[at].Host, index.Hosts[at].Attach(nic), place.Property("bridge"));
        switch (attachment.Problem)
        {
            case AttachmentProblem.UnknownBridge:
                findings.Add(InstanceFindings.BridgeUnknown, bridge, $"Host {host.Name} has no bridge {nic.Bridge}; correct the name or add the bridge.", Place.Host(at));
                break;
            case AttachmentProblem.OtherNetwork:
                findings.Add(InstanceFindings.BridgeLacksNetwork, bridge, $"Bridge {nic.Bridge} doesn't carry network {nic.Network}; name one that does.", Bridge(attachment.Bridge));
                break;
            case AttachmentProblem.NoBridge when network.HasSecurityGroups:
                findings.Add(
                    InstanceFindings.BridgeMissing, place.Property("network"), $"No bridge of host {host.Name} carries network {nic.Network}; add the network to one of them.", Place.Host(at));
                break;
            case AttachmentProblem.SeveralBridges when network.HasSecurityGroups:
                findings.Add(
                    InstanceFindings.BridgeAmbiguous,
                    bridge,
                    $"Bridges {host.Bridges[attachment.Bridge].Name} and {host.Bridges[attachment.Second].Name} of host {host.Name} both carry network {nic.Network}; name the NIC's.",
                    [Bridge(attachment.Bridge), Bridge(attachment.Second)]);
                break;
        }

        Place Bridge(int position) => Place.Host(at).Item("bridges", position);
    }

    private void CheckMac(MacAddress mac, int? network, Place place)
    {
        if (mac == default)
        {
            findings.Add(InstanceFindings.MacZero, place, $"{mac} is no MAC address; give the NIC's own.");
        }
        else if (mac.IsMulticast)
        {
            findings.Add(InstanceFindings.MacMulticast, place, $"{mac} is a multicast address; use a unicast one, with an even first octet.");
        }
        else if (network is { } known && _macs.IsRepeated((known, mac), place, out var first))
        {
            findings.Add(InstanceFindings.MacRepeated, place, $"Another NIC of the network has {mac}; give each its own.", first);
        }
    }
}
