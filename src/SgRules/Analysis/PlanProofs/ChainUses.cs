using SgRules.Netfilter;

namespace SgRules.Analysis;

/// <summary>How many rules of a table lead to each chain. Where a rule's words aren't known, each of them may name one behind <c>-j</c> or <c>-g</c>.</summary>
internal sealed class ChainUses
{
    private readonly Dictionary<string, int> _uses = new(StringComparer.Ordinal);

    public ChainUses(IEnumerable<Chain> chains)
    {
        foreach (var chain in chains)
        {
            foreach (var rule in chain.Rules)
            {
                Add(rule);
            }
        }
    }

    public bool IsUsed(string chain) => _uses.GetValueOrDefault(chain) > 0;

    public void Add(Rule rule) => Count(rule, 1);

    public void Remove(Rule rule) => Count(rule, -1);

    private void Count(Rule rule, int by)
    {
        if (ChainEdits.LedTo(rule) is { } callee)
        {
            _uses[callee.Text] = _uses.GetValueOrDefault(callee.Text) + by;
        }

        if (rule.Traits.HasFlag(RuleTraits.HasWords))
        {
            var before = string.Empty;
            foreach (var word in SetUses.WordsOf(rule))
            {
                if (before is "-j" or "-g" or "--jump" or "--goto")
                {
                    _uses[word] = _uses.GetValueOrDefault(word) + by;
                }

                before = word;
            }
        }
    }
}
