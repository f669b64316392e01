using SgRules.Netfilter;

namespace SgRules.Updates;

/// <summary>How our rules in a built-in chain change, between the rules of others.</summary>
/// <remarks>
/// Those at the end that stay stay where they are. The others go by their words and come at the head: a number would be wrong as soon as
/// somebody else adds or removes a rule, and missing hooks go to the head in any case (design, section 6.3).
/// </remarks>
/// <param name="Chain">The built-in chain.</param>
/// <param name="Removed">The rules that go.</param>
/// <param name="Added">The rules that come, in their order at the head.</param>
internal sealed record HookChange(ChainName Chain, ValueList<Rule> Removed, ValueList<Rule> Added)
{
    public static HookChange Between(ChainName chain, ValueList<Rule> old, ValueList<Rule> @new)
    {
        var kept = 0;
        while (kept < Math.Min(old.Count, @new.Count) && old[^(kept + 1)].Equals(@new[^(kept + 1)]))
        {
            kept++;
        }

        return new HookChange(chain, [.. old.AsSpan()[..^kept]], [.. @new.AsSpan()[..^kept]]);
    }
}
