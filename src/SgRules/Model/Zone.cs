namespace SgRules.Model;

/// <summary>A cloud zone as an operator describes it: the source of a compilation (format sgrules/1).</summary>
/// <remarks>Collections may come in any order; what is compiled never depends on it.</remarks>
public sealed record Zone
{
    /// <summary>The name.</summary>
    public required string Name { get; init; }

    /// <summary>Advanced or Basic.</summary>
    public required NetworkType NetworkType { get; init; }

    /// <summary>Whether the zone was created with security groups; it can't change later.</summary>
    public required bool SecurityGroupEnabled { get; init; }

    /// <summary>What its physical networks carry.</summary>
    public required ValueList<TrafficType> TrafficTypes { get; init; }

    /// <summary>Its guest networks.</summary>
    public ValueList<Network> Networks { get; init; }

    /// <summary>Its hosts.</summary>
    public ValueList<Host> Hosts { get; init; }

    /// <summary>Its security groups.</summary>
    public ValueList<SecurityGroup> SecurityGroups { get; init; }

    /// <summary>Its instances.</summary>
    public ValueList<Instance> Instances { get; init; }
}
