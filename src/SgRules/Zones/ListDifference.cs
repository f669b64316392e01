namespace SgRules;

/// <summary>What one list of a zone has and another has not. Elements are equal by value, compared by reference first; their order doesn't count.</summary>
/// <param name="Removed">The elements that only the old list has.</param>
/// <param name="Added">The elements that only the new list has; a changed one stands in both.</param>
internal sealed record ListDifference<T>(List<T> Removed, List<T> Added)
    where T : class
{
    public bool IsEmpty => Removed.Count == 0 && Added.Count == 0;

    /// <summary>Compares two lists. One array costs nothing, shared elements a comparison of two references each.</summary>
    public static ListDifference<T> Of(ValueList<T> old, ValueList<T> @new, Func<T, string> nameOf)
    {
        var difference = new ListDifference<T>([], []);
        if (old.ToImmutableArray() != @new.ToImmutableArray())
        {
            difference.Compare(old.AsSpan(), @new.AsSpan());
            difference.DropMoved(nameOf);
        }

        return difference;
    }

    /// <summary>What was removed with what was added in its place, by name; alone what went or came.</summary>
    public IEnumerable<(T? Old, T? New)> Pairs(Func<T, string> nameOf)
    {
        var removed = Removed.GroupBy(nameOf, StringComparer.Ordinal).ToDictionary(same => same.Key, same => new Queue<T>(same), StringComparer.Ordinal);
        foreach (var element in Added)
        {
            yield return (removed.TryGetValue(nameOf(element), out var same) && same.TryDequeue(out var old) ? old : null, element);
        }

        foreach (var element in removed.Values.SelectMany(same => same))
        {
            yield return (element, null);
        }
    }

    // Elements are mostly changed where they stand, or come and go at one place.
    private void Compare(ReadOnlySpan<T> old, ReadOnlySpan<T> @new)
    {
        var ahead = 0;
        while (ahead < Math.Min(old.Length, @new.Length) && IsSame(old[ahead], @new[ahead]))
        {
            ahead++;
        }

        old = old[ahead..];
        @new = @new[ahead..];
        while (!old.IsEmpty && !@new.IsEmpty && IsSame(old[^1], @new[^1]))
        {
            old = old[..^1];
            @new = @new[..^1];
        }

        for (var i = 0; i < Math.Max(old.Length, @new.Length); i++)
        {
            if (i >= old.Length || i >= @new.Length || !IsSame(old[i], @new[i]))
            {
                Add(old, i, Removed);
                Add(@new, i, Added);
            }
        }
    }

    private void DropMoved(Func<T, string> nameOf)
    {
        if (Removed.Count == 0 || Added.Count == 0)
        {
            return;
        }

        var removed = new Dictionary<string, T>(StringComparer.Ordinal);
        Removed.ForEach(element => removed.TryAdd(nameOf(element), element));
        var moved = new HashSet<T>(ReferenceEqualityComparer.Instance);
        Added.RemoveAll(element => removed.Remove(nameOf(element), out var other) && IsSame(other, element) && moved.Add(other));
        Removed.RemoveAll(moved.Contains);
    }

    private static void Add(ReadOnlySpan<T> elements, int at, List<T> list)
    {
        if (at < elements.Length)
        {
            list.Add(elements[at]);
        }
    }

    private static bool IsSame(T one, T other) => ReferenceEquals(one, other) || one.Equals(other);
}
