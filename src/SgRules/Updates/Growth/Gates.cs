namespace SgRules.Updates;

/// <summary>The gates whose rules ask some sets.</summary>
[Flags]
internal enum Gates
{
    /// <summary>No gate.</summary>
    None = 0,

    /// <summary>Receiver gates, by rules that accept.</summary>
    Receivers = 1,

    /// <summary>Sender gates, by rules that return.</summary>
    Senders = 2,

    /// <summary>Some other place, where more members needn't mean that more passes.</summary>
    Elsewhere = 4,
}
