using System.Runtime.InteropServices;

namespace SgRules.Policies;

/// <summary>Lists as policies have them: each element once, in order.</summary>
internal static class Distinct
{
    /// <summary>The elements of a list, which is sorted by it and empty afterwards.</summary>
    public static ValueList<T> Sorted<T>(List<T> list)
        where T : IEquatable<T>
    {
        var items = CollectionsMarshal.AsSpan(list);
        items.Sort();
        var count = Math.Min(1, items.Length);
        foreach (var item in items[count..])
        {
            if (!item.Equals(items[count - 1]))
            {
                items[count++] = item;
            }
        }

        var distinct = ValueList.Create<T>(items[..count]);
        list.Clear();
        return distinct;
    }

    /// <summary>The texts of a list in byte order; the list itself, uncopied, where that is how it stands.</summary>
    public static ValueList<string> Sorted(ValueList<string> texts)
    {
        for (var i = 1; i < texts.Count; i++)
        {
            if (string.CompareOrdinal(texts[i - 1], texts[i]) >= 0)
            {
                return texts.ToImmutableArray().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToValueList();
            }
        }

        return texts;
    }
}
