namespace SgRules.Policies;

/// <summary>Many lists of numbers in one array: four bytes a number, and no object a list.</summary>
/// <param name="starts">Where each list starts, and behind the last one where it ends.</param>
/// <param name="items">The lists, one behind the other.</param>
internal sealed class NumberLists(int[] starts, int[] items)
{
    public ReadOnlySpan<int> this[int list] => items.AsSpan(starts[list]..starts[list + 1]);

    /// <summary>For each number below a count the lists that it is in, in order; as often as it is in one.</summary>
    public NumberLists Inverted(int count)
    {
        var ends = new int[count + 1];
        foreach (var item in items)
        {
            ends[item + 1]++;
        }

        for (var i = 0; i < count; i++)
        {
            ends[i + 1] += ends[i];
        }

        var lists = new int[items.Length];
        var next = ends[..count];
        for (var list = 0; list < starts.Length - 1; list++)
        {
            foreach (var item in this[list])
            {
                lists[next[item]++] = list;
            }
        }

        return new NumberLists(ends, lists);
    }
}
