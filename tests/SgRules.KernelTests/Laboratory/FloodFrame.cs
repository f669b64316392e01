using SgRules.Frames;

namespace SgRules.Laboratory;

/// <summary>A frame that is sent again and again.</summary>
/// <param name="InPort">The port that it comes in by.</param>
/// <param name="OutPort">The port that it leaves by, as its destination says: no other port gets a copy.</param>
/// <param name="Frame">The frame; each time its bytes are the same.</param>
/// <param name="Passes">Whether it must arrive each time; else it must never arrive.</param>
internal sealed record FloodFrame(string InPort, string OutPort, WireFrame Frame, bool Passes)
{
    /// <summary>Connections that exist when the flood begins; nobody makes them again.</summary>
    public ValueList<Connection> Connections { get; init; }

    /// <summary>What it is, for people.</summary>
    public string What { get; init; } = string.Empty;

    public override string ToString() => $"{What}, by {InPort} to {OutPort}, {(Passes ? "must pass" : "must not pass")}";
}
