namespace SgRules.Benchmarks;

/// <summary>What a zone's groups and addresses are like; all but <see cref="Dual"/> are IPv4 alone.</summary>
public enum Shape
{
    /// <summary>60 groups of 10 rules, 8 with a CIDR and 2 with a group as peer; 3 groups an instance, so a twentieth of all instances in each.</summary>
    Shared,

    /// <summary>Every instance has a group of its own, of 30 rules.</summary>
    Own,

    /// <summary>One group with 100,000 members in the zone, used by all; the host has some of them.</summary>
    Wide,

    /// <summary>As <see cref="Shared"/>, with IPv4 and IPv6, and a secondary address of each.</summary>
    Dual,
}
