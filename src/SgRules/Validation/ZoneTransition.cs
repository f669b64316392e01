using SgRules.Model;

namespace SgRules.Validation;

/// <summary>Checks that a running zone can become what a new model says.</summary>
/// <remarks>An instance's groups may change at any time: CloudStack wants it Stopped (facts: cloudstack, 3.3.5), an update plan doesn't.</remarks>
public static class ZoneTransition
{
    /// <summary>Finds what can't change once it was created. Neither model is validated by itself.</summary>
    /// <param name="old">The model that is in force.</param>
    /// <param name="new">The model that shall be; paths are its.</param>
    /// <returns>All findings in the model's order; only <see cref="TransitionFindings.OtherZone"/> when the names differ.</returns>
    /// <exception cref="ArgumentNullException">One of the models is null.</exception>
    public static ValueList<Diagnostic> Validate(Zone old, Zone @new)
    {
        ArgumentNullException.ThrowIfNull(old);
        ArgumentNullException.ThrowIfNull(@new);
        var findings = new Findings();
        if (!string.Equals(old.Name, @new.Name, StringComparison.Ordinal))
        {
            findings.Add(TransitionFindings.OtherZone, Place.Zone.Property("name"), $"This is zone {@new.Name}, the old model is zone {old.Name}; compare models of one zone.");
            return findings.InModelOrder();
        }

        CheckZone(old, @new, findings);
        CheckNetworks(old, @new, findings);
        return findings.InModelOrder();
    }

    private static void CheckZone(Zone old, Zone @new, Findings findings)
    {
        if (old.NetworkType != @new.NetworkType)
        {
            findings.Add(
                TransitionFindings.NetworkTypeChanged,
                Place.Zone.Property("networkType"),
                $"The zone was created as {old.NetworkType} and can't become {@new.NetworkType}; create a new zone.");
        }

        if (old.SecurityGroupEnabled != @new.SecurityGroupEnabled)
        {
            findings.Add(
                TransitionFindings.FlagChanged,
                Place.Zone.Property("securityGroupEnabled"),
                $"securityGroupEnabled was {old.SecurityGroupEnabled} when the zone was created and can't become {@new.SecurityGroupEnabled}; create a new zone.");
        }
    }

    private static void CheckNetworks(Zone old, Zone @new, Findings findings)
    {
        var before = new Dictionary<string, Network>(StringComparer.Ordinal);
        foreach (var network in old.Networks)
        {
            before.TryAdd(network.Name, network);
        }

        for (var i = 0; i < @new.Networks.Count; i++)
        {
            var network = @new.Networks[i];
            if (before.TryGetValue(network.Name, out var was) && was.HasSecurityGroups != network.HasSecurityGroups)
            {
                findings.Add(
                    TransitionFindings.GroupsServiceChanged,
                    NetworkPlaces.Services(network, Place.Network(i)),
                    $"The SecurityGroup service of network {network.Name} can't be switched by another offering; create a new network.");
            }
        }
    }
}
