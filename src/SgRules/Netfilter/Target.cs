namespace SgRules.Netfilter;

/// <summary>What a rule does with a packet.</summary>
/// <remarks>The hierarchy is closed: <see cref="VerdictTarget"/>, <see cref="JumpTarget"/>, <see cref="GotoTarget"/>, <see cref="ExtensionTarget"/> and <see cref="NoTarget"/>.</remarks>
public abstract record Target
{
    private protected Target()
    {
    }

    /// <summary>What it says of its rule.</summary>
    internal virtual RuleTraits Traits => RuleTraits.None;

    /// <summary>Whether another target is equal: every kind is sealed and compares what it adds, so two that come here are of one kind.</summary>
    /// <param name="other">The target to compare with.</param>
    /// <returns><see langword="true"/> if it is.</returns>
    public virtual bool Equals(Target? other) => other is not null;

    /// <inheritdoc/>
    public override int GetHashCode() => 0;

    /// <summary>Lets the packet pass.</summary>
    public static Target Accept { get; } = new VerdictTarget(Verdict.Accept);

    /// <summary>Drops the packet.</summary>
    public static Target Drop { get; } = new VerdictTarget(Verdict.Drop);

    /// <summary>Goes back behind the last jump.</summary>
    public static Target Return { get; } = new VerdictTarget(Verdict.Return);

    /// <summary>Decides nothing: a rule without a target.</summary>
    public static Target None { get; } = new NoTarget();

    /// <summary>Goes to a chain, and behind this rule at its end.</summary>
    /// <param name="chain">The chain.</param>
    /// <returns>The target.</returns>
    public static Target Jump(ChainName chain) => new JumpTarget(chain);

    /// <summary>Goes to a chain, and at its end behind the last jump that led here.</summary>
    /// <param name="chain">The chain.</param>
    /// <returns>The target.</returns>
    public static Target Goto(ChainName chain) => new GotoTarget(chain);
}
