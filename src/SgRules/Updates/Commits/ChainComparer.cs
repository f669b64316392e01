using SgRules.Netfilter;

namespace SgRules.Updates;

/// <summary>
/// Compares chains rule by rule. Thousands of chains have the same rule objects in the same places, so a pair of rules that was found equal in a
/// place isn't compared there again.
/// </summary>
internal sealed class ChainComparer
{
    // Chains that are alike are short: the places behind these share.
    private const int Places = 64;

    private readonly (Rule? Old, Rule? New)[] _equal = new (Rule?, Rule?)[Places];

    /// <summary>Whether two chains of one name have the same policy and rules.</summary>
    public bool AreSame(Chain old, Chain @new)
    {
        if (ReferenceEquals(old, @new))
        {
            return true;
        }

        var before = old.Rules.AsSpan();
        var after = @new.Rules.AsSpan();
        if (before.Length != after.Length || old.Policy != @new.Policy)
        {
            return false;
        }

        for (var i = 0; i < before.Length; i++)
        {
            if (!ReferenceEquals(before[i], after[i]) && !AreSame(before[i], after[i], ref _equal[i % Places]))
            {
                return false;
            }
        }

        return true;
    }

    private static bool AreSame(Rule old, Rule @new, ref (Rule? Old, Rule? New) known)
    {
        if (ReferenceEquals(known.Old, old) && ReferenceEquals(known.New, @new))
        {
            return true;
        }

        if (!old.Equals(@new))
        {
            return false;
        }

        known = (old, @new);
        return true;
    }
}
