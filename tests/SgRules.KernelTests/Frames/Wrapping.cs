namespace SgRules.Frames;

/// <summary>How an IP packet lies in a frame.</summary>
internal enum Wrapping
{
    /// <summary>By its own ethertype (RFC 894, RFC 2464).</summary>
    Plain,

    /// <summary>Behind a length, LLC and SNAP headers (RFC 1042).</summary>
    Snap,

    /// <summary>In a PPPoE session (RFC 2516).</summary>
    Pppoe,
}
