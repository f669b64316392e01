namespace SgRules.Analysis;

/// <summary>A change of who is there: what no rule of a group decides about (contract 3.1, 3.3, 3.12).</summary>
public sealed record IdentityChange
{
    /// <summary>A short name that follows from the kind, whose it is and what it says, for example <c>I-07aa</c>.</summary>
    public required string Id { get; init; }

    /// <summary>What changed.</summary>
    public required IdentityChangeKind Kind { get; init; }

    /// <summary>The instances, in byte order; none for a port of no instance.</summary>
    public required ValueList<string> Instances { get; init; }

    /// <summary>The change in words, without whose it is, for example <c>may use 203.0.113.77 now</c>.</summary>
    public required string Words { get; init; }

    /// <summary>Whether more may pass, or less; <see langword="null"/> if some of both.</summary>
    public ChangeKind? Effect => Kind switch
    {
        IdentityChangeKind.InstanceAdded or IdentityChangeKind.NicAdded or IdentityChangeKind.AddressAdded or IdentityChangeKind.MulticastAdded or IdentityChangeKind.TrustedPortAdded => ChangeKind.Allowed,
        IdentityChangeKind.Moved or IdentityChangeKind.MacChanged => null,
        _ => ChangeKind.Denied,
    };
}
