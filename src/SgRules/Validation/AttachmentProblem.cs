namespace SgRules.Validation;

/// <summary>Why a NIC has no bridge.</summary>
internal enum AttachmentProblem
{
    /// <summary>It has one.</summary>
    None,

    /// <summary>It names a bridge that the host doesn't have.</summary>
    UnknownBridge,

    /// <summary>It names a bridge that doesn't carry its network.</summary>
    OtherNetwork,

    /// <summary>It names none, and none carries its network.</summary>
    NoBridge,

    /// <summary>It names none, and several carry its network.</summary>
    SeveralBridges,
}
