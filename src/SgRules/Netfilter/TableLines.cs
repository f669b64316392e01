namespace SgRules.Netfilter;

/// <summary>Which line of a table's own text each rule stands in: the table, its chains' declarations, their rules, as <see cref="FilterTableText"/> and <see cref="EthernetTableText"/> write them.</summary>
internal sealed class TableLines
{
    private const int FirstDeclaration = 2;

    private readonly Dictionary<ChainName, (int Declaration, int BeforeRules)> _chains;

    public TableLines(ValueList<Chain> chains)
    {
        _chains = new(chains.Count);
        var line = FirstRule(chains) - 1;
        foreach (var chain in chains)
        {
            _chains.Add(chain.Name, (FirstDeclaration + _chains.Count, line));
            line += chain.Rules.Count;
        }
    }

    /// <summary>The line of the first rule: behind the table's name and a declaration for each chain.</summary>
    public static int FirstRule(ValueList<Chain> chains) => FirstDeclaration + chains.Count;

    /// <summary>The line, from 1, of a rule by its number in its chain, from 1; of the chain's declaration for 0.</summary>
    public int LineOf(ChainName chain, int number)
    {
        var (declaration, beforeRules) = _chains[chain];
        return number == 0 ? declaration : beforeRules + number;
    }
}
