using System.Globalization;
using SgRules.Model;
using SgRules.Policies;

namespace SgRules.Analysis;

/// <summary>What the reports for people say in the same words.</summary>
internal static class DiffWords
{
    public const string Scope = "all packets of new connections, IPv4 and IPv6. What no group decides about - control messages (contract 3.2, 3.4, 3.6), known connections (3.7) - changes only with who is there";

    private const int Shown = 5;

    /// <summary>Whose traffic changed, for example <c>group db (12 instances)</c>.</summary>
    public static string Subjects(TrafficChange row) => row.Groups.IsEmpty
        ? List(row.Instances)
        : $"group {List(row.Groups)} ({Count(row.Instances.Count, "instance")})";

    /// <summary>Who the far ends are, for example <c>from 10.1.64.0/18</c>.</summary>
    public static string Peers(TrafficChange row) => $"{(row.Direction == Direction.Ingress ? "from" : "to")} {List(row.Peers)}";

    public static string Way(Direction direction) => direction == Direction.Ingress ? "in" : "out";

    /// <summary>What did not change of a row's traffic, by what lets it pass.</summary>
    public static string? Exceptions(TrafficChange row)
    {
        var passes = row.Scopes.SelectMany(scope => scope.Exceptions.Select(except => except.By.ToString()).Distinct(StringComparer.Ordinal).Select(by => (By: by, scope.Instances.Count)))
            .GroupBy(except => except.By, except => except.Count, StringComparer.Ordinal)
            .Select(except => (By: except.Key, Count: except.Sum()))
            .OrderByDescending(except => except.Count).ThenBy(except => except.By, StringComparer.Ordinal)
            .Select(except => except.Count == row.Instances.Count ? except.By : string.Create(CultureInfo.InvariantCulture, $"{except.By} (for {except.Count} of {row.Instances.Count})"))
            .ToList();
        return passes.Count == 0 ? null : $"{(row.Kind == ChangeKind.Allowed ? "what passed already by" : "what still passes by")} {List(passes)}";
    }

    public static string Grounds(ValueList<Ground> grounds) => List([.. grounds.Select(ground => ground.ToString())]);

    /// <summary>The identity change as a sentence without a full stop.</summary>
    public static string Sentence(IdentityChange change) => change.Instances.IsEmpty ? change.Words : $"{List(change.Instances)}: {change.Words}";

    /// <summary>The command that explains a row's example in the model where it matters most: the new one, or for what passes no more both.</summary>
    public static IEnumerable<string> Commands(TrafficChange row, DiffReportOptions options)
    {
        if (row.Example is { } example)
        {
            var more = options.ExplainOptions.Length > 0 ? $" {options.ExplainOptions}" : string.Empty;
            var isSame = example.OldArguments == example.NewArguments;
            yield return $"sgrules explain {options.NewModel} {example.NewArguments}{more}";
            if (!isSame)
            {
                yield return $"sgrules explain {options.OldModel} {example.OldArguments}{more}";
            }
        }
    }

    public static string List(IReadOnlyCollection<string> items)
    {
        var shown = string.Join(", ", items.Take(Shown));
        return items.Count <= Shown ? shown : string.Create(CultureInfo.InvariantCulture, $"{shown} and {items.Count - Shown} more");
    }

    public static string Count(int count, string noun) => string.Create(CultureInfo.InvariantCulture, $"{count} {noun}{(count == 1 ? string.Empty : "s")}");

    public static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
