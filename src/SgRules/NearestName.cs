namespace SgRules;

/// <summary>Guesses which name was meant.</summary>
internal static class NearestName
{
    private const int MaxLength = 32;

    /// <summary>The closest of some names, if it is close: a third of its letters may differ, letter case doesn't count.</summary>
    public static string? Of(ReadOnlySpan<char> written, ReadOnlySpan<string> names)
    {
        string? nearest = null;
        var best = int.MaxValue;
        foreach (var name in written.Length > MaxLength ? [] : names)
        {
            var distance = Distance(written, name);
            if (distance < best && distance <= Math.Max(1, name.Length / 3))
            {
                (nearest, best) = (name, distance);
            }
        }

        return nearest;
    }

    // Levenshtein's, one row at a time.
    private static int Distance(ReadOnlySpan<char> written, ReadOnlySpan<char> name)
    {
        Span<int> row = stackalloc int[MaxLength + 1];
        for (var i = 0; i <= written.Length; i++)
        {
            row[i] = i;
        }

        for (var j = 1; j <= name.Length; j++)
        {
            (var diagonal, row[0]) = (row[0], j);
            for (var i = 1; i <= written.Length; i++)
            {
                var same = char.ToLowerInvariant(written[i - 1]) == char.ToLowerInvariant(name[j - 1]);
                var replaced = diagonal + (same ? 0 : 1);
                diagonal = row[i];
                row[i] = Math.Min(replaced, 1 + Math.Min(row[i], row[i - 1]));
            }
        }

        return row[written.Length];
    }
}
