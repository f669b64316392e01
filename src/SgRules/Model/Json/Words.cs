namespace SgRules.Model;

/// <summary>The words that an enumeration has in zone.json: its names, letter for letter.</summary>
internal static class Words<T>
    where T : struct, Enum
{
    private static readonly string[] Names = Enum.GetNames<T>();
    private static readonly T[] Values = Enum.GetValues<T>();

    public static string List => string.Join(", ", Names);

    public static T? Find(ReadOnlySpan<char> word)
    {
        for (var i = 0; i < Names.Length; i++)
        {
            if (word.SequenceEqual(Names[i]))
            {
                return Values[i];
            }
        }

        return null;
    }

    public static string? Nearest(ReadOnlySpan<char> word) => NearestName.Of(word, Names);
}
