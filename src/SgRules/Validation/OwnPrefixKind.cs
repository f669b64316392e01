namespace SgRules.Validation;

/// <summary>Why addresses are a NIC's own.</summary>
internal enum OwnPrefixKind
{
    /// <summary>The link-local address of its MAC.</summary>
    Implied,

    /// <summary>A primary or secondary address.</summary>
    Address,

    /// <summary>An allowed prefix.</summary>
    Allowed,
}
