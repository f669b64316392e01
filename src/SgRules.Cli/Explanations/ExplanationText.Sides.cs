using SgRules.Analysis;
using SgRules.Netfilter;
using SgRules.Policies;

namespace SgRules.Cli.Explanations;

/// <content>Model and rules beside each other, in two columns.</content>
internal sealed partial class ExplanationText
{
    // A column that is wider stands above the other one.
    private const int MaxLeft = 110;

    private const string Between = "  | ";

    private static readonly string[] AddressOptions = ["-s ", "-d ", "! -s ", "! -d "];

    private void AddDecision(HostExplanation host)
    {
        var (explanation, rules) = (host.Crossing.ByModel, host.Crossing.ByRules);
        var grounds = explanation.Decision.Passed.Append(explanation.Decision.Ground).ToList();
        var width = grounds.Max(ground => ground.Paragraph.Length);
        var rows = grounds.Select((ground, at) => (
            Left: $"    {(at == grounds.Count - 1 ? Word(host.ByModel) : "passed"),-10}  {ground.Paragraph.PadRight(width)}  {ground.ToString()[ground.Paragraph.Length..].TrimStart()}",
            Right: rules == explanation && explanation.Frame is null && !grounds.Skip(at + 1).Any(later => later.Paragraph == ground.Paragraph) ? LinesOf(ground, rules.Path) : string.Empty)).ToList();
        AddRows([($"  Model: {Word(host.ByModel)}", rows.Exists(row => row.Right.Length > 0) ? rules.Path[0].FileName : string.Empty), .. rows]);
    }

    // Only rules of our own say which paragraph they are there for.
    private static string LinesOf(Ground ground, ValueList<ExplainedStep> path)
    {
        var lines = path.Where(step => step.Origin?.Paragraph == ground.Paragraph).Select(step => Number(step.Line)).ToList();
        return lines.Count switch
        {
            0 => string.Empty,
            1 => $"line {lines[0]}",
            _ => $"lines {string.Join(", ", lines)}",
        };
    }

    private void AddNearest(HostExplanation host)
    {
        var (gates, missed) = (host.Crossing.ByModel.ClosedGates, host.Crossing.ByRules.Missed);
        var nearest = gates.Where(gate => gate.Rule is not null).ToList();
        if (nearest.Count == 0 && missed is not null)
        {
            Line(string.Empty);
            AddRows([.. Nearest(missed).Select((row, at) => (at == 0 ? $"  Nearest rule: {row}" : $"    {row}", string.Empty))]);
        }

        for (var at = 0; at < nearest.Count; at++)
        {
            Line(string.Empty);
            IEnumerable<string> left = [$"  Nearest rule: group {nearest[at].Group}: {nearest[at].Rule}", .. nearest[at].Conditions.Select(condition => $"    {Answer(condition)}")];
            AddRows([.. Beside(left, at == 0 && missed is not null ? Nearest(missed) : [])]);
        }
    }

    // What is asked of addresses stands last, as in a group's rule.
    private static IEnumerable<string> Nearest(ExplainedMiss missed) =>
        missed.Conditions.OrderBy(condition => IsOfAddress(condition.Text)).Select(Answer)
            .Prepend($"line {Number(missed.Line)}, {Place(missed.Step)}: {missed.Step.Rule}");

    private static bool IsOfAddress(string condition) => AddressOptions.Any(option => condition.StartsWith(option, StringComparison.Ordinal));

    private static string Answer(JudgedCondition condition) => $"{condition.Holds switch { true => "yes", false => "no ", _ => "?  " }}  {condition.Text}";

    private static IEnumerable<(string Left, string Right)> Beside(IEnumerable<string> left, IEnumerable<string> right)
    {
        var (one, other) = (left.ToList(), right.ToList());
        return Enumerable.Range(0, Math.Max(one.Count, other.Count)).Select(at => (one.ElementAtOrDefault(at) ?? string.Empty, other.ElementAtOrDefault(at) ?? string.Empty));
    }

    private void AddChanges(ValueList<string> changes)
    {
        if (!changes.IsEmpty)
        {
            Line(string.Empty);
            Line("  What would have to change");
            Indented("    ", changes);
        }
    }

    private void AddRows(IReadOnlyList<(string Left, string Right)> rows)
    {
        var width = rows.Where(row => row.Right.Length > 0).Select(row => row.Left.Length).DefaultIfEmpty().Max();
        if (width <= MaxLeft)
        {
            foreach (var (left, right) in rows)
            {
                Line(right.Length == 0 ? left : $"{left.PadRight(width)}{Between}{right}");
            }

            return;
        }

        foreach (var line in rows.Select(row => row.Left).Concat(rows.Select(row => $"    {Between}{row.Right}").Where(line => line.TrimEnd().Length > Between.Length + 2)))
        {
            Line(line);
        }
    }
}
