using SgRules.Model;

namespace SgRules.Testing;

/// <summary>Puts every collection of a zone in another order.</summary>
internal sealed class ZoneShuffle(Random random)
{
    public Zone Shuffle(Zone zone) => zone with
    {
        TrafficTypes = Shuffled(zone.TrafficTypes),
        Networks = Shuffled(zone.Networks),
        Hosts = Shuffled(zone.Hosts, host => host with
        {
            Bridges = Shuffled(host.Bridges, bridge => bridge with { Networks = Shuffled(bridge.Networks), Uplinks = Shuffled(bridge.Uplinks) }),
        }),
        SecurityGroups = Shuffled(zone.SecurityGroups, group => group with
        {
            Ingress = Shuffled(group.Ingress, Shuffle),
            Egress = Shuffled(group.Egress, Shuffle),
        }),
        Instances = Shuffled(zone.Instances, instance => instance with
        {
            SecurityGroups = Shuffled(instance.SecurityGroups),
            Nics = Shuffled(instance.Nics, nic => nic with
            {
                SecondaryIps = Shuffled(nic.SecondaryIps),
                AllowedAddresses = Shuffled(nic.AllowedAddresses),
                MulticastGroups = Shuffled(nic.MulticastGroups),
            }),
        }),
    };

    private SecurityRule Shuffle(SecurityRule rule) => rule with { Cidrs = Shuffled(rule.Cidrs), Groups = Shuffled(rule.Groups) };

    private ValueList<T> Shuffled<T>(ValueList<T> list, Func<T, T>? each = null)
    {
        T[] items = [.. list.ToImmutableArray().Select(item => each is null ? item : each(item))];
        random.Shuffle(items);
        return [.. items];
    }
}
