namespace SgRules.Netfilter;

/// <summary>Which line of a table's own text each rule stands in: the table, its chains' declarations, their rules, as <see cref="FilterTableText"/> writes them.</summary>
internal sealed class FilterTableLines
{
    private const int FirstDeclaration = 2;

    private readonly Dictionary<ChainName, (int Declaration, int BeforeRules)> _chains;

    public FilterTableLines(FilterTable table)
    {
        _chains = new(table.Chains.Count);
        var line = FirstDeclaration + table.Chains.Count - 1;
        foreach (var chain in table.Chains)
        {
            _chains.Add(chain.Name, (FirstDeclaration + _chains.Count, line));
            line += chain.Rules.Count;
        }
    }

    /// <summary>The line, from 1, of a rule by its number in its chain, from 1; of the chain's declaration for 0.</summary>
    public int LineOf(ChainName chain, int number)
    {
        var (declaration, beforeRules) = _chains[chain];
        return number == 0 ? declaration : beforeRules + number;
    }
}
