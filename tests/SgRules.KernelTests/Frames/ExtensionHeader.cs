namespace SgRules.Frames;

/// <summary>A header between IPv6's own and what a packet carries (RFC 8200 section 4).</summary>
internal enum ExtensionHeader
{
    /// <summary>Hop-by-hop options, with the router alert that every real MLD message has (RFC 2711).</summary>
    HopByHop,

    /// <summary>Options for the destination: none, but padding.</summary>
    DestinationOptions,

    /// <summary>A routing header at the end of its route.</summary>
    Routing,

    /// <summary>A fragment header of a packet that is whole (RFC 6946).</summary>
    AtomicFragment,

    /// <summary>An authentication header (RFC 4302), whose value nobody on the way can check.</summary>
    Authentication,
}
