using System.Security.Cryptography;
using System.Text;

namespace SgRules.Analysis;

/// <summary>Short names of rows: a letter and as much of a hash of what the row says as tells it from the others, four digits at least.</summary>
internal static class RowIds
{
    private const int Shortest = 4;

    /// <summary>The names of rows, each of which begins with a letter and says something else than the others.</summary>
    public static Dictionary<string, string> Of(IEnumerable<string> rows)
    {
        var ids = new Dictionary<string, string>(StringComparer.Ordinal);
        Shorten([.. rows.Select(row => (Row: row, Id: $"{row[0]}-{Hash(row)}"))], Shortest, ids);
        return ids;
    }

    private static void Shorten(List<(string Row, string Id)> rows, int digits, Dictionary<string, string> ids)
    {
        foreach (var alike in rows.GroupBy(row => row.Id[..(digits + 2)], StringComparer.Ordinal).Select(alike => alike.ToList()))
        {
            if (alike.Count == 1)
            {
                ids.Add(alike[0].Row, alike[0].Id[..(digits + 2)]);
            }
            else
            {
                Shorten(alike, digits + 2, ids);
            }
        }
    }

    private static string Hash(string row) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(row)));
}
