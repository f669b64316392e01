namespace SgRules;

/// <summary>What a compilation can be told.</summary>
public sealed record CompilerOptions
{
    /// <summary>The defaults: the tree layout, DNS allowed, brief comments, the zone rules of CloudStack 4.2.</summary>
    public static CompilerOptions Default { get; } = new();

    /// <summary>How the policy is laid out as chains and sets. Default: <see cref="RuleLayout.Tree"/>.</summary>
    public RuleLayout Layout { get; init; } = RuleLayout.Tree;

    /// <summary>Whether the sender gate always lets a guest send udp and tcp to port 53 (contract 3.5). Default: true.</summary>
    public bool AllowDns { get; init; } = true;

    /// <summary>What the text says in comments. Default: <see cref="CommentStyle.Brief"/>.</summary>
    public CommentStyle Comments { get; init; } = CommentStyle.Brief;

    /// <summary>Which release's rules the zone is held to. Default: <see cref="ZoneRules.CloudStack42"/>.</summary>
    public ZoneRules ZoneRules { get; init; } = ZoneRules.CloudStack42;
}
