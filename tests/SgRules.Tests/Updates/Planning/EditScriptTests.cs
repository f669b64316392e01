namespace SgRules.Updates;

public sealed class EditScriptTests
{
    [Property(MaxTest = 2_000)]
    public void What_stays_is_a_longest_common_subsequence(byte[] first, byte[] second)
    {
        // Few different values, so that there is much in common.
        int[] old = [.. first.Select(value => value % 4)], @new = [.. second.Select(value => value % 4)];
        var (keptOld, keptNew) = EditScript.Kept(old, @new)!.Value;
        var common = Kept(old, keptOld);
        Assert.Equal(common, Kept(@new, keptNew));
        Assert.Equal(LongestCommon(old, @new), common.Length);
    }

    [Fact]
    public void One_rule_more_among_thousands_is_one_edit()
    {
        int[] old = [.. Enumerable.Range(0, 10_000)], @new = [.. old[..5_000], -1, .. old[5_000..]];
        var (keptOld, keptNew) = EditScript.Kept(old, @new)!.Value;
        Assert.DoesNotContain(false, keptOld);
        Assert.Equal(5_000, Array.IndexOf(keptNew, false));
        Assert.Single(keptNew, kept => !kept);
    }

    [Fact]
    public void Lists_that_have_little_in_common_are_given_up()
    {
        int[] old = [.. Enumerable.Range(0, EditScript.MaxEdits)], @new = [.. Enumerable.Range(100_000, EditScript.MaxEdits)];
        Assert.Null(EditScript.Kept(old, @new));
    }

    private static int[] Kept(int[] values, bool[] kept) => [.. values.Where((_, i) => kept[i])];

    private static int LongestCommon(int[] left, int[] right)
    {
        var lengths = new int[left.Length + 1, right.Length + 1];
        for (var i = 1; i <= left.Length; i++)
        {
            for (var j = 1; j <= right.Length; j++)
            {
                lengths[i, j] = left[i - 1] == right[j - 1] ? lengths[i - 1, j - 1] + 1 : Math.Max(lengths[i - 1, j], lengths[i, j - 1]);
            }
        }

        return lengths[left.Length, right.Length];
    }
}
