using System.Text;

namespace SgRules.Model;

/// <summary>The words that an enumeration has in zone.json: its names, letter for letter.</summary>
internal static class Words<T>
    where T : struct, Enum
{
    private static readonly string[] Names = Enum.GetNames<T>();
    private static readonly byte[][] Utf8Names = [.. Names.Select(Encoding.UTF8.GetBytes)];
    private static readonly T[] Values = Enum.GetValues<T>();

    public static string List => string.Join(", ", Names);

    public static T? Find(ReadOnlySpan<byte> utf8Word)
    {
        for (var i = 0; i < Utf8Names.Length; i++)
        {
            if (utf8Word.SequenceEqual(Utf8Names[i]))
            {
                return Values[i];
            }
        }

        return null;
    }

    public static string? Nearest(ReadOnlySpan<char> word) => NearestName.Of(word, Names);
}
