using System.Globalization;

namespace SgRules;

/// <summary>The place of a finding, as far as it says which element of the zone the finding is about.</summary>
/// <param name="List">The element's list, for example <c>instances</c>.</param>
/// <param name="Index">Its position there.</param>
/// <param name="Rest">What of it, for example <c>.nics[0].ipv4</c>; empty for all of it.</param>
internal sealed record ModelPath(string List, int Index, string Rest)
{
    /// <summary>Reads a path; <see langword="null"/> for one that is about the whole zone or a whole list.</summary>
    public static ModelPath? TryParse(string path)
    {
        var (start, end) = (path.IndexOf('[', StringComparison.Ordinal), path.IndexOf(']', StringComparison.Ordinal));
        return end < 0 || path.StartsWith("zone.", StringComparison.Ordinal)
            ? null
            : new ModelPath(path[..start], int.Parse(path.AsSpan(start + 1, end - start - 1), NumberStyles.None, CultureInfo.InvariantCulture), path[(end + 1)..]);
    }

    /// <summary>Whether it is about one of some parts of the element, or about all of it.</summary>
    public bool IsAbout(string[] parts) => Rest.Length == 0 || Array.Exists(parts, part => Rest.Contains(part, StringComparison.Ordinal));
}
