using SgRules.Netfilter;

namespace SgRules.Updates;

/// <summary>The two states of a chain that differ.</summary>
/// <param name="Old">The chain as it is; <see langword="null"/> if it is made.</param>
/// <param name="New">The chain as it shall be; <see langword="null"/> if it goes.</param>
internal readonly record struct ChainPair(Chain? Old, Chain? New)
{
    public ChainName Name => (New ?? Old)!.Name;
}
