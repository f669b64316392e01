namespace SgRules.Analysis;

/// <summary>What a node of a <see cref="GroupPicture"/> stands for, in the order that pictures list them.</summary>
public enum PictureNodeKind
{
    /// <summary>Every address of a family: 0.0.0.0/0 or ::/0.</summary>
    World,

    /// <summary>A prefix that a rule names as peer.</summary>
    Network,

    /// <summary>A group of the zone.</summary>
    Group,

    /// <summary>A group that a rule or an instance names and the zone lacks.</summary>
    UnknownGroup,

    /// <summary>The Running instances in no group: ingress closed, egress open (contract 3.13).</summary>
    NoGroup,
}
