namespace SgRules.Updates;

/// <summary>What a chain of the tree layout stands for, as its name says (design, section 4).</summary>
internal enum ChainRole
{
    /// <summary>Nothing that is known here.</summary>
    Other,

    /// <summary>The root of a bridge's tree of senders.</summary>
    Senders,

    /// <summary>The root of a bridge's tree of receivers.</summary>
    Receivers,

    /// <summary>A node of either tree.</summary>
    TreeNode,

    /// <summary>A receiver gate: jumps to groups, then drops.</summary>
    IngressPolicy,

    /// <summary>A sender gate: returns when it is passed.</summary>
    EgressPolicy,

    /// <summary>A group's ingress rules: they accept.</summary>
    IngressGroup,

    /// <summary>A group's egress rules: they return.</summary>
    EgressGroup,
}
