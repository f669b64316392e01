namespace SgRules.Analysis;

/// <summary>Which way traffic changed.</summary>
public enum ChangeKind
{
    /// <summary>It may pass now and could not before.</summary>
    Allowed,

    /// <summary>It could pass before and may not now.</summary>
    Denied,
}
