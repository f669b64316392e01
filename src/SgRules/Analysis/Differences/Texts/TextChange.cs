using SgRules.Addressing;

namespace SgRules.Analysis;

/// <summary>Packets that one text lets through a bridge and the other does not, between two of its ports.</summary>
public sealed record TextChange
{
    /// <summary>A short name that follows from what the row says, for example <c>A-5c1e</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Whether they are newly allowed or newly denied.</summary>
    public required ChangeKind Kind { get; init; }

    /// <summary>Their family.</summary>
    public required IPFamily Family { get; init; }

    /// <summary>The way of an example: the bridge, the ports, and the frame's source address.</summary>
    public required Passage Passage { get; init; }

    /// <summary>The packets in words; they may include some that both texts decide alike, as <see cref="Kind"/> says they are decided now.</summary>
    public required string Words { get; init; }

    /// <summary>One packet that is decided differently.</summary>
    public required Packet Packet { get; init; }

    /// <summary>What decides about it in the old text.</summary>
    public required TextCause Before { get; init; }

    /// <summary>What decides about it in the new text.</summary>
    public required TextCause After { get; init; }
}
