namespace SgRules.Laboratory;

/// <summary>Frames to inject, of which the last is looked for where it arrives.</summary>
/// <param name="InPort">The port's device; or a bridge's name, for a packet that the host sends by it.</param>
/// <param name="Wire">
/// The Ethernet frames for an identifier, in order: more than one if a packet comes in fragments. The last one ends with <see cref="FrameTag.Of"/> the identifier.
/// May be called again, with another identifier.
/// An IP packet of the host is sent by its stack, which writes the Ethernet header itself; any other frame of the host leaves as it is.
/// </param>
internal sealed record Shot(string InPort, Func<ulong, IReadOnlyList<byte[]>> Wire)
{
    /// <summary>Connections that exist when the frames are sent; no others do.</summary>
    public ValueList<Connection> Connections { get; init; }
}
