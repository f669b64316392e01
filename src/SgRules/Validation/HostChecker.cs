using SgRules.Model;

namespace SgRules.Validation;

/// <summary>Checks each host and its bridges.</summary>
internal sealed class HostChecker(ZoneNames index, FirstUses<(int Host, string Device)> devices, Findings findings)
{
    private readonly FirstUses<string> _names = new(index.Hosts.Count);
    private readonly BridgeChecker _bridges = new(index, devices, findings);

    /// <summary>Announces the devices of all of them, so that only those that aren't unique are remembered.</summary>
    public void Expect()
    {
        for (var h = 0; h < index.Hosts.Count; h++)
        {
            _names.Expect(index.Hosts[h].Host.Name);
            _bridges.Expect(h);
        }
    }

    public void Check()
    {
        for (var h = 0; h < index.Hosts.Count; h++)
        {
            var (host, place) = (index.Hosts[h], Place.Host(h));
            CheckName(host.Host.Name, place.Property("name"));
            CheckFiltering(host, place);
            _bridges.Check(h, place);
        }
    }

    private void CheckName(string name, Place place)
    {
        if (!NameRules.IsHostName(name))
        {
            findings.Add(HostFindings.NameInvalid, place, $"{name} can't be a folder's name; use letters, digits, _, . and -, a letter or digit first, at most {NameRules.MaxBytes}.");
        }

        if (_names.IsRepeated(name, place, out var first))
        {
            findings.Add(HostFindings.NameRepeated, place, $"Two hosts are named {name}; rename one of the two.", first);
        }
    }

    // By the rules of 4.2 every network of a zone with security groups has them, so its hosts must be able to filter.
    private void CheckFiltering(HostIndex host, Place place)
    {
        if (!host.HasFilteredBridge && (!index.HasSecurityGroups || index.Rules != ZoneRules.CloudStack42))
        {
            return;
        }

        var name = host.Host.Name;
        var (hypervisor, backend) = (place.Property("hypervisor"), place.Property("networkBackend"));
        switch (host.Host.Hypervisor, host.Host.NetworkBackend)
        {
            case (Hypervisor.VMware, _):
                findings.Add(HostFindings.VMwareHost, hypervisor, $"Host {name} is VMware, which has no security groups; use a KVM host.");
                break;
            case (Hypervisor.XenServer, NetworkBackend.OpenVSwitch):
                findings.Add(HostFindings.XenServerOpenVSwitch, backend, $"XenServer with Open vSwitch can't be filtered; change host {name} to Bridge.", hypervisor);
                break;
            case (Hypervisor.XenServer, _):
                findings.Add(HostFindings.XenServerBridge, hypervisor, $"Host {name} is XenServer, which is accepted with Bridge but not tried; prefer KVM.");
                break;
            case (_, NetworkBackend.OpenVSwitch):
                findings.Add(HostFindings.OpenVSwitch, backend, $"iptables doesn't see what Open vSwitch forwards; change host {name} to Bridge.");
                break;
        }
    }
}
