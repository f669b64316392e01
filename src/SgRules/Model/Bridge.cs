namespace SgRules.Model;

/// <summary>A bridge of a host.</summary>
public sealed record Bridge
{
    /// <summary>The device name, at most 15 bytes.</summary>
    public required string Name { get; init; }

    /// <summary>The names of the networks it carries: all with security groups, or all without.</summary>
    public ValueList<string> Networks { get; init; }

    /// <summary>The ports that lead out of the host; they are trusted (contract, limits).</summary>
    public ValueList<string> Uplinks { get; init; }
}
