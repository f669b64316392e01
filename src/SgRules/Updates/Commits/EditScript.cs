namespace SgRules.Updates;

/// <summary>
/// What two lists have in common, as much as can be: the longest common subsequence, by Myers' greedy algorithm ("An O(ND) difference algorithm
/// and its variations", 1986). Takes time in proportion to the length plus the square of what differs.
/// </summary>
internal static class EditScript
{
    /// <summary>How much may differ before the search is given up; a list that differs more is as well written anew.</summary>
    public const int MaxEdits = 400;

    /// <summary>Finds which elements of both lists stay.</summary>
    /// <returns>For each element of <paramref name="old"/>, and of <paramref name="new"/>, whether it stays; <see langword="null"/> if more differs than <see cref="MaxEdits"/>.</returns>
    public static (bool[] Old, bool[] New)? Kept(ReadOnlySpan<int> old, ReadOnlySpan<int> @new)
    {
        var start = old.CommonPrefixLength(@new);
        var rest = old[start..];
        var newRest = @new[start..];
        var end = CommonSuffixLength(rest, newRest);
        var keptOld = new bool[old.Length];
        var keptNew = new bool[@new.Length];
        keptOld.AsSpan(0, start).Fill(true);
        keptNew.AsSpan(0, start).Fill(true);
        keptOld.AsSpan(old.Length - end).Fill(true);
        keptNew.AsSpan(@new.Length - end).Fill(true);
        return Search(rest[..^end], newRest[..^end]) is { } trace
            ? Follow(trace, rest.Length - end, newRest.Length - end, keptOld.AsSpan(start), keptNew.AsSpan(start), keptOld, keptNew)
            : null;
    }

    private static int CommonSuffixLength(ReadOnlySpan<int> left, ReadOnlySpan<int> right)
    {
        var length = 0;
        while (length < left.Length && length < right.Length && left[^(length + 1)] == right[^(length + 1)])
        {
            length++;
        }

        return length;
    }

    // For each number of edits, how far each diagonal gets; the array for d edits has the diagonals -d to d.
    private static List<int[]>? Search(ReadOnlySpan<int> old, ReadOnlySpan<int> @new)
    {
        List<int[]> trace = [];
        for (var edits = 0; edits <= Math.Min(old.Length + @new.Length, MaxEdits); edits++)
        {
            var reach = new int[(2 * edits) + 1];
            trace.Add(reach);
            for (var diagonal = -edits; diagonal <= edits; diagonal += 2)
            {
                var x = Reach(trace, edits, diagonal);
                while (x < old.Length && x - diagonal < @new.Length && old[x] == @new[x - diagonal])
                {
                    x++;
                }

                reach[diagonal + edits] = x;
                if (x >= old.Length && x - diagonal >= @new.Length)
                {
                    return trace;
                }
            }
        }

        return null;
    }

    // Where a diagonal begins: one insertion down from the diagonal above, or one deletion right from the one below.
    private static int Reach(List<int[]> trace, int edits, int diagonal)
    {
        if (edits == 0)
        {
            return 0;
        }

        return IsInsertion(trace, edits, diagonal) ? At(trace, edits - 1, diagonal + 1) : At(trace, edits - 1, diagonal - 1) + 1;
    }

    private static bool IsInsertion(List<int[]> trace, int edits, int diagonal) =>
        diagonal == -edits || (diagonal != edits && At(trace, edits - 1, diagonal - 1) < At(trace, edits - 1, diagonal + 1));

    private static int At(List<int[]> trace, int edits, int diagonal) => trace[edits][diagonal + edits];

    private static (bool[] Old, bool[] New) Follow(List<int[]> trace, int x, int y, Span<bool> old, Span<bool> @new, bool[] keptOld, bool[] keptNew)
    {
        for (var edits = trace.Count - 1; edits >= 0; edits--)
        {
            var diagonal = x - y;
            var start = Reach(trace, edits, diagonal);
            while (x > start)
            {
                x--;
                y--;
                (old[x], @new[y]) = (true, true);
            }

            if (edits > 0)
            {
                (x, y) = IsInsertion(trace, edits, diagonal) ? (x, y - 1) : (x - 1, y);
            }
        }

        return (keptOld, keptNew);
    }
}
