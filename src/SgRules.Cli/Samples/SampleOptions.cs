namespace SgRules.Cli.Samples;

/// <summary>How large a synthetic zone is, and of what shape.</summary>
internal sealed record SampleOptions
{
    public int Instances { get; init; } = 4000;

    public int Hosts { get; init; } = 1;

    /// <summary>Bridges of each host; by default one for every 1,000 instances of a host.</summary>
    public int? Bridges { get; init; }

    /// <summary>Security groups; by default one for every 10 instances.</summary>
    public int? Groups { get; init; }

    /// <summary>Groups of each instance, at most all there are.</summary>
    public int GroupsPerInstance { get; init; } = 3;

    /// <summary>Ingress rules of each group.</summary>
    public int Rules { get; init; } = 10;

    /// <summary>How many of them have a group as peer; by default two, at most all.</summary>
    public int? GroupPeers { get; init; }

    /// <summary>CIDRs of each rule that has no group as peer.</summary>
    public int Cidrs { get; init; } = 1;

    public bool DualStack { get; init; }

    /// <summary>What chance starts from.</summary>
    public int Seed { get; init; } = 1;
}
