using SgRules.Netfilter;

namespace SgRules.Updates;

/// <summary>Our part of one table: the rules of ours in built-in chains, in their order, and our chains, by name.</summary>
/// <param name="Hooks">For each built-in chain that has a rule of ours, in the kernel's order: the chain, and these rules only.</param>
/// <param name="Chains">The chains, as save sorts them.</param>
internal sealed record OwnTable(ValueList<Chain> Hooks, ValueList<Chain> Chains)
{
    public static OwnTable Empty { get; } = new([], []);

    /// <summary>All of a table that nobody else uses.</summary>
    public static OwnTable Of(FilterTable table) => Of(table.Chains);

    /// <inheritdoc cref="Of(FilterTable)"/>
    public static OwnTable Of(EthernetTable table) => Of(table.Chains);

    /// <summary>The chains with all built-in ones, whose policies are ACCEPT and whose rules are ours only.</summary>
    public IEnumerable<Chain> WithBuiltIns(ChainOrder order)
    {
        List<Chain> all = [.. Chains];
        foreach (var name in order.BuiltIns)
        {
            var rules = Hooks.FirstOrDefault(chain => chain.Name == name)?.Rules ?? [];
            all.Add(new Chain(name, rules) { Policy = Verdict.Accept });
        }

        return all;
    }

    /// <summary>The chain of a name, if there is one. Takes time in proportion to the logarithm of their number.</summary>
    public Chain? Find(ChainName name)
    {
        var (low, high) = (0, Chains.Count - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var compared = ChainOrder.CompareBytes(Chains[middle].Name.Text, name.Text);
            if (compared == 0)
            {
                return Chains[middle];
            }

            (low, high) = compared < 0 ? (middle + 1, high) : (low, middle - 1);
        }

        return null;
    }

    // A table has its built-in chains first.
    private static OwnTable Of(ValueList<Chain> chains) => new(
        [.. chains.Take(ChainOrder.BuiltInCount).Where(chain => !chain.Rules.IsEmpty)],
        [.. chains.AsSpan()[ChainOrder.BuiltInCount..]]);
}
