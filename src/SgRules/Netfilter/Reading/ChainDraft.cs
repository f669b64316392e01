namespace SgRules.Netfilter;

/// <summary>A chain while its rules are read.</summary>
internal sealed class ChainDraft(ChainName name, Verdict? policy, int line)
{
    private readonly List<Rule> _rules = [];
    private readonly List<int> _lines = [line];

    public ChainName Name => name;

    /// <summary>The line of the declaration, then that of each rule.</summary>
    public ValueList<int> Lines => [.. _lines];

    public Chain Chain => new(name, [.. _rules]) { Policy = policy };

    public void Add(Rule rule, int ruleLine)
    {
        _rules.Add(rule);
        _lines.Add(ruleLine);
    }
}
