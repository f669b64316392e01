namespace SgRules.Netfilter;

/// <summary>A chain: rules that are tried in order.</summary>
/// <param name="Name">The name.</param>
/// <param name="Rules">The rules.</param>
public sealed record Chain(ChainName Name, ValueList<Rule> Rules)
{
    /// <summary>What is decided at its end. In a <see cref="FilterTable"/> the built-in chains have one and no other; in an <see cref="EthernetTable"/> every chain has.</summary>
    public Verdict? Policy { get; init; }

    internal static int CountRules(ValueList<Chain> chains)
    {
        var count = 0;
        foreach (var chain in chains)
        {
            count += chain.Rules.Count;
        }

        return count;
    }
}
