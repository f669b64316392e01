using SgRules.Model;
using SgRules.Testing;

namespace SgRules.Updates;

/// <summary>Edits zones as operators do, and as they don't.</summary>
internal static class EndingEdits
{
    /// <summary>A valid zone that differs from another in a few things, or in none if no edit could be made.</summary>
    public static Zone Of(Zone zone, Random random)
    {
        for (var edits = 1 + random.Next(3); edits > 0; edits--)
        {
            var edited = Edit(zone, random);
            zone = edited is not null && ZoneCases.IsValid(edited, ZoneRules.CloudStack420) ? edited : zone;
        }

        return zone;
    }

    private static Zone? Edit(Zone zone, Random random) => random.Next(7) switch
    {
        0 => WithInstances(zone, instance => random.Next(3) == 0 ? instance with { State = InstanceState.Stopped } : instance),
        1 => WithInstances(zone, instance => instance with { Host = Any(zone.Hosts, random)?.Name ?? instance.Host }),
        2 => AddressesExchanged(zone, random),
        3 => DevicesExchanged(zone, random),
        4 => WithInstances(zone, instance => random.Next(3) == 0 && Any(zone.SecurityGroups, random) is { } group ? instance with { SecurityGroups = [group.Id] } : instance),
        5 => zone with { SecurityGroups = zone.SecurityGroups.ToImmutableArray().Select(group => random.Next(2) == 0 ? group with { Ingress = group.Egress, Egress = group.Ingress } : group).ToValueList() },
        _ => Any(ZoneCases.Smaller(zone).ToValueList(), random),
    };

    private static Zone? AddressesExchanged(Zone zone, Random random) =>
        Exchanged(zone, random, (one, other) => one with { IPv4 = other.IPv4, SecondaryIps = other.SecondaryIps });

    private static Zone? DevicesExchanged(Zone zone, Random random) =>
        Exchanged(zone, random, (one, other) => one with { Device = other.Device });

    private static Zone? Exchanged(Zone zone, Random random, Func<Nic, Nic, Nic> taken)
    {
        var nics = zone.Instances.ToImmutableArray().SelectMany(instance => instance.Nics.ToImmutableArray()).ToValueList();
        return Any(nics, random) is { } one && Any(nics, random) is { } other
            ? WithInstances(zone, instance => instance with
            {
                Nics = instance.Nics.ToImmutableArray().Select(nic => nic == one ? taken(one, other) : nic == other ? taken(other, one) : nic).ToValueList(),
            })
            : null;
    }

    private static Zone WithInstances(Zone zone, Func<Instance, Instance> edit) => zone with { Instances = zone.Instances.ToImmutableArray().Select(edit).ToValueList() };

    private static T? Any<T>(ValueList<T> list, Random random)
        where T : class => list.IsEmpty ? null : list[random.Next(list.Count)];
}
