namespace SgRules.Netfilter;

/// <summary>Whether a condition holds, as far as it can be known.</summary>
internal enum Truth
{
    /// <summary>It doesn't hold.</summary>
    No,

    /// <summary>It holds.</summary>
    Yes,

    /// <summary>It can't be said: the condition, or what it asks for, isn't known here.</summary>
    Unknown,
}
