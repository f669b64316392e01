namespace SgRules.Model;

/// <summary>The kind of a zone, in CloudStack's words.</summary>
public enum NetworkType
{
    /// <summary>Networks are separated by VLAN; security groups are a choice made when the zone is created.</summary>
    Advanced,

    /// <summary>One flat guest network; security groups are always on.</summary>
    Basic,
}
