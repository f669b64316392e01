using SgRules.Netfilter;

namespace SgRules.Analysis;

/// <summary>What the tables of ebtables beside nat, whose rules aren't read, may do with a frame.</summary>
internal static class ForeignTables
{
    private const string Accept = "ACCEPT";

    /// <summary>Why nobody can say that a frame passes them, a sentence; <see langword="null"/> if every frame does, since they have neither rules nor policies.</summary>
    public static string? Obstacle(EthernetTableReading reading)
    {
        var filtering = new List<string>();
        var table = string.Empty;
        foreach (var line in Lines(reading))
        {
            table = line.StartsWith('*') ? line[1..].Trim() : table;
            if (!filtering.Contains(table) && !LetsPass(line))
            {
                filtering.Add(table);
            }
        }

        return filtering switch
        {
            [] => null,
            [var only] => $"Table {only} of {reading.FileName} isn't empty, and of ebtables only table nat can be judged.",
            var several => $"Tables {string.Join(", ", several)} of {reading.FileName} aren't empty, and of ebtables only table nat can be judged.",
        };
    }

    private static string[] Lines(EthernetTableReading reading) => $"{reading.TablesBefore}\n{reading.TablesAfter}".Split('\n');

    // Whatever isn't known to be harmless is taken for a rule.
    private static bool LetsPass(string line) => line.Trim() switch
    {
        [] or ['*' or '#', ..] or "COMMIT" => true,
        [':', ..] declaration => declaration.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [_, Accept, ..],
        _ => false,
    };
}
