using SgRules.Netfilter;

namespace SgRules.Updates;

/// <summary>How one chain of ours gets from its old rules to its new ones.</summary>
/// <param name="Old">The chain as it is; <see langword="null"/> if it is made.</param>
/// <param name="New">The chain as it shall be; <see langword="null"/> if it goes.</param>
internal sealed record ChainChange(Chain? Old, Chain? New)
{
    public ChainName Name => (New ?? Old)!.Name;

    /// <summary>Which of the old rules stay, and which of the new ones were there; empty where nothing stays.</summary>
    public required ValueList<bool> KeptOld { get; init; }

    /// <inheritdoc cref="KeptOld"/>
    public required ValueList<bool> KeptNew { get; init; }

    /// <summary>Whether a chain that is there is emptied and filled again.</summary>
    public bool IsRewritten { get; init; }

    public int Removed => (Old?.Rules.Count ?? 0) - Kept;

    public int Added => (New?.Rules.Count ?? 0) - Kept;

    public int Kept => KeptNew.ToImmutableArray().Count(kept => kept);

    /// <summary>Compares the two states of a chain.</summary>
    public static ChainChange Between(Chain? old, Chain? @new)
    {
        if (old is null || @new is null)
        {
            return new ChainChange(old, @new) { KeptOld = [], KeptNew = [] };
        }

        var numbers = new Dictionary<Rule, int>();
        return EditScript.Kept(Numbers(old.Rules, numbers), Numbers(@new.Rules, numbers)) is var (keptOld, keptNew)
            ? new ChainChange(old, @new) { KeptOld = ValueList.Adopt(keptOld), KeptNew = ValueList.Adopt(keptNew) }
            : new ChainChange(old, @new) { KeptOld = [], KeptNew = [], IsRewritten = true };
    }

    // Equal rules have one number, so that each is compared as a value once.
    private static int[] Numbers(ValueList<Rule> rules, Dictionary<Rule, int> numbers)
    {
        var result = new int[rules.Count];
        for (var i = 0; i < result.Length; i++)
        {
            if (!numbers.TryGetValue(rules[i], out result[i]))
            {
                result[i] = numbers.Count;
                numbers.Add(rules[i], result[i]);
            }
        }

        return result;
    }
}
