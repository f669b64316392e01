using SgRules.Model;

namespace SgRules;

/// <summary>What two zones don't have in common.</summary>
/// <param name="IsSameFrame">Whether the zone's own properties and its networks are the same.</param>
/// <param name="Hosts">The hosts.</param>
/// <param name="Groups">The groups.</param>
/// <param name="Instances">The instances.</param>
internal sealed record ZoneDifference(bool IsSameFrame, ListDifference<Host> Hosts, ListDifference<SecurityGroup> Groups, ListDifference<Instance> Instances)
{
    public static ZoneDifference Of(Zone old, Zone @new) => new(
        IsSameFrameOf(old, @new),
        ListDifference<Host>.Of(old.Hosts, @new.Hosts, host => host.Name),
        ListDifference<SecurityGroup>.Of(old.SecurityGroups, @new.SecurityGroups, group => group.Id),
        ListDifference<Instance>.Of(old.Instances, @new.Instances, instance => instance.Name));

    private static bool IsSameFrameOf(Zone old, Zone @new) =>
        old with { Hosts = [], SecurityGroups = [], Instances = [] } == @new with { Hosts = [], SecurityGroups = [], Instances = [] };
}
