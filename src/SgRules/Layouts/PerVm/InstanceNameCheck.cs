using SgRules.Addressing;
using SgRules.Policies;

namespace SgRules.Layouts;

/// <summary>Finds the instances whose chains and sets can't have their names, or would share them (design, section 5.2).</summary>
internal sealed class InstanceNameCheck(InstancePaths paths)
{
    private readonly Dictionary<string, string> _owners = new(StringComparer.Ordinal);
    private readonly HashSet<(string Owner, string Instance)> _reported = [];
    private readonly List<Diagnostic> _findings = [];

    public static ValueList<Diagnostic> Of(ValueList<HostInstance> instances, InstancePaths paths)
    {
        var check = new InstanceNameCheck(paths);
        foreach (var instance in instances.ToImmutableArray().OrderBy(instance => paths.PlaceOf(instance.Name)))
        {
            check.Add(instance.Name);
        }

        return check._findings.ToValueList();
    }

    private void Add(string instance)
    {
        if (!InstanceNames.TryOf(instance, out var names))
        {
            _findings.Add(TargetFindings.InstanceNameUnfit.At(
                paths.OfName(instance),
                "Layout per-vm can't name chains after this instance; use at most 25 of A-Z a-z 0-9 _ . - with a hyphen before the last part, such as i-2-19-VM, not beginning with BF- or sg1-, or use layout tree."));
            return;
        }

        // Its name ends in -def.
        if (names.Default == names.Ingress)
        {
            Report($"chain {names.Default}", instance, instance);
        }

        Claim($"chain {names.Default}", instance);
        Claim($"chain {names.Ingress}", instance);
        Claim($"chain {names.Egress}", instance);
        Claim($"set {names.Set(IPFamily.IPv4)}", instance);
        Claim($"set {names.Set(IPFamily.IPv6)}", instance);
    }

    private void Claim(string name, string instance)
    {
        if (!_owners.TryAdd(name, instance) && _owners[name] is var owner && owner != instance)
        {
            Report(name, owner, instance);
        }
    }

    // Once for two instances, though they may have more than one name in common.
    private void Report(string name, string owner, string instance)
    {
        if (!_reported.Add((owner, instance)))
        {
            return;
        }

        var use = owner == instance ? "two uses of this instance" : $"{owner} and for this instance";
        var finding = TargetFindings.InstanceNamesCollide.At(
            paths.OfName(instance),
            $"In layout per-vm the {name} would stand for {use}; rename one, or use layout tree.");
        _findings.Add(owner == instance ? finding : finding with { RelatedPaths = [paths.OfName(owner)] });
    }
}
