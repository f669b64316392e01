using SgRules.Addressing;

namespace SgRules.Netfilter;

/// <summary>One condition of a rule; a rule applies when all of its conditions hold.</summary>
/// <remarks>The hierarchy is closed: its kinds are the records of this folder whose names end in Match. All are values.</remarks>
public abstract record Match
{
    private protected Match()
    {
    }

    /// <summary>Where it stands in canonical text: addresses, interfaces and protocol first, then modules in the order given (facts: kernel, section 5).</summary>
    internal virtual int Rank => ModuleRank;

    /// <summary>Whether it has words that a restore tool takes and save prints back; a rule holds no other.</summary>
    internal virtual bool CanBeWritten => true;

    /// <summary>What it says of its rule.</summary>
    internal virtual RuleTraits Traits => RuleTraits.Packets;

    /// <summary>The rank of everything that is a module, <c>-m</c>.</summary>
    internal const int ModuleRank = 5;

    /// <summary>Whether another condition is equal: every kind is sealed and compares what it adds, so two that come here are of one kind.</summary>
    /// <param name="other">The condition to compare with.</param>
    /// <returns><see langword="true"/> if it is.</returns>
    public virtual bool Equals(Match? other) => other is not null;

    /// <inheritdoc/>
    public override int GetHashCode() => 0;

    private protected static RuleTraits TraitsOf(IPFamily family) => family == IPFamily.IPv4 ? RuleTraits.IPv4 : RuleTraits.IPv6;
}
