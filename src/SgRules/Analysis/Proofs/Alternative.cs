namespace SgRules.Analysis;

/// <summary>Packets of which a rule's conditions hold, or of which it can't be said.</summary>
/// <param name="Box">The packets; those of two alternatives of a rule are apart.</param>
/// <param name="IsSure">Whether the conditions hold; otherwise nobody knows.</param>
internal readonly record struct Alternative(PacketBox Box, bool IsSure)
{
    /// <summary>Whether it isn't sure only because it asks a set that is changing: they hold at first or at last.</summary>
    public bool IsChanging { get; init; }

    /// <summary>Both conditions together.</summary>
    public Alternative And(Alternative other) => new(Box.And(other.Box), IsSure && other.IsSure)
    {
        IsChanging = (IsChanging || other.IsChanging) && (IsSure || IsChanging) && (other.IsSure || other.IsChanging),
    };
}
