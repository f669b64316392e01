using SgRules.Model;

namespace SgRules.Validation;

/// <summary>Checks each instance.</summary>
internal sealed class InstanceChecker(ZoneNames index, FirstUses<(int Host, string Device)> devices, Findings findings)
{
    private readonly NameChecker _names = new(index.Zone.Instances.Count, findings, InstanceFindings.NameBlank, InstanceFindings.TextUnprintable, InstanceFindings.NameRepeated);
    private readonly NicChecker _nics = new(index, devices, findings);

    /// <summary>Checks all of them.</summary>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public void Check(CancellationToken cancellationToken)
    {
        for (var i = 0; i < index.Zone.Instances.Count; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Check(index.Zone.Instances[i], Place.Instance(i));
        }
    }

    /// <summary>Announces all of them, so that what must be unique is remembered only where it isn't.</summary>
    public void Expect()
    {
        foreach (var instance in index.Zone.Instances)
        {
            _names.Expect(instance.Name);
            var host = instance is { State: InstanceState.Running, Host: { } name } ? index.Host(name) : null;
            foreach (var nic in instance.Nics)
            {
                _nics.Expect(host, nic);
            }
        }
    }

    private void Check(Instance instance, Place place)
    {
        _names.Check(instance.Name, place.Property("name"));
        _names.CheckText(instance.Account, place.Property("account"));
        if (NameRules.IsTooLong(instance.Name))
        {
            findings.Add(InstanceFindings.NameTooLong, place.Property("name"), $"{instance.Name} is longer than {NameRules.MaxBytes} bytes; shorten it.");
        }

        var host = CheckHost(instance, place);
        CheckGroups(instance, place);
        CheckNicCount(instance, host, place);
        for (var n = 0; n < instance.Nics.Count; n++)
        {
            _nics.Check(instance, host, instance.Nics[n], place.Item("nics", n));
        }
    }

    private int? CheckHost(Instance instance, Place place)
    {
        if (instance.State != InstanceState.Running)
        {
            return null;
        }

        if (string.IsNullOrEmpty(instance.Host))
        {
            findings.Add(InstanceFindings.HostMissing, place.Property("host"), $"{instance.Name} runs but has no host; name its host, or say that it is Stopped.");
            return null;
        }

        var host = index.Host(instance.Host);
        if (host is null)
        {
            findings.Add(InstanceFindings.HostUnknown, place.Property("host"), $"There is no host {instance.Host}; correct the name or add the host.");
        }

        return host;
    }

    private void CheckGroups(Instance instance, Place place)
    {
        if (instance is { IsSystemVm: true, SecurityGroups.IsEmpty: false })
        {
            findings.Add(InstanceFindings.SystemVmWithGroups, place.Property("securityGroups"), $"{instance.Name} is a system VM by its name, and those are trusted; remove its groups.");
        }

        var uses = FirstUses<string>.OfRepeating(instance.SecurityGroups.AsSpan());
        for (var g = 0; g < instance.SecurityGroups.Count; g++)
        {
            var (group, at) = (instance.SecurityGroups[g], place.Item("securityGroups", g));
            if (uses is not null && uses.IsRepeated(group, at, out var first))
            {
                findings.Add(InstanceFindings.GroupRepeated, at, $"Group {group} is listed twice; remove the second one.", first);
            }
            else if (!index.HasGroup(group))
            {
                findings.Add(InstanceFindings.GroupUnknown, at, $"There is no group {group}; correct the identifier or add the group.");
            }
        }
    }

    private void CheckNicCount(Instance instance, int? host, Place place)
    {
        if (instance.Nics.IsEmpty)
        {
            findings.Add(InstanceFindings.NoNics, place, $"{instance.Name} has no NIC, so there is nothing to filter; give it one.");
        }

        if (instance.Nics.Count > 1 && host is { } at && index.Hosts[at].Host.Hypervisor != Hypervisor.KVM)
        {
            findings.Add(
                InstanceFindings.SeveralNics,
                place.Property("nics"),
                $"{instance.Name} has {instance.Nics.Count} NICs, only KVM allows more than one; keep one or move it to a KVM host.",
                Place.Host(at).Property("hypervisor"));
        }
    }
}
