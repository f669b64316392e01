using System.Globalization;
using System.Text.RegularExpressions;

namespace SgRules.Analysis;

/// <summary>What may go wrong with any rule: it is missing, changes places with the one before it, or one word of it is another.</summary>
internal static partial class LineFaults
{
    private static readonly (string Old, string New)[] Words =
    [
        ("-j ACCEPT", "-j DROP"), ("-j DROP", "-j ACCEPT"), ("-j DROP", "-j RETURN"), ("-j RETURN", "-j ACCEPT"), ("-j RETURN", "-j DROP"), ("-j ACCEPT", "-j RETURN"),
        (" -j ", " -g "), (" -g ", " -j "), (" -p tcp -m tcp --dport", " -p tcp -m tcp --sport"), ("--sports", "--dports"), ("--dports", "--sports"),
        ("--physdev-in", "--physdev-out"), ("--physdev-out", "--physdev-in"), (" -s ", " -d "), (" -d ", " -s "), ("RELATED,ESTABLISHED", "ESTABLISHED"), ("INVALID", "NEW"), (" src", " dst"), (" dst", " src"),
        (" -s ", " ! -s "), (" -d ", " ! -d "), (" -p ", " ! -p "), ("--physdev-in", "! --physdev-in"), ("--physdev-out", "! --physdev-out"), ("--ctstate", "! --ctstate"), ("--match-set", "! --match-set"), ("--mac-source", "! --mac-source"),
    ];

    /// <summary>The faults of a document's rules, those that only its parser sees included.</summary>
    public static IEnumerable<SeededFault> Of(RuleLayout layout, string document, string text)
    {
        var before = string.Empty;
        foreach (var line in text.Split('\n').Where(line => line.StartsWith("-A ", StringComparison.Ordinal)))
        {
            yield return SeededFault.Without($"without {line}", layout, document, line);
            if (ChainOf(before) == ChainOf(line))
            {
                yield return SeededFault.Swapped($"swapped with the one before {line}", layout, document, before, line);
            }

            foreach (var instead in Variants(line))
            {
                yield return new SeededFault($"{instead} for {line}", layout, document, [(line, instead)]);
            }

            before = line;
        }
    }

    private static IEnumerable<string> Variants(string line) =>
    [
        .. Words.Where(word => line.Contains(word.Old, StringComparison.Ordinal) && !(word.New == " -g " && Builtin().IsMatch(line))).Select(word => line.Replace(word.Old, word.New, StringComparison.Ordinal)),
        .. Length().Matches(line).Select(match => line[..match.Index] + string.Create(CultureInfo.InvariantCulture, $"/{int.Parse(match.ValueSpan[1..], CultureInfo.InvariantCulture) - 1}") + line[(match.Index + match.Length)..]),
        .. Port().Matches(line).Select(match => line[..match.Index] + string.Create(CultureInfo.InvariantCulture, $"{match.Groups["option"].Value}{int.Parse(match.Groups["number"].ValueSpan, CultureInfo.InvariantCulture) + 1}") + line[(match.Index + match.Length)..]),
    ];

    private static string ChainOf(string line) => line.Length == 0 ? string.Empty : line.Split(' ')[1];

    [GeneratedRegex("/[1-9][0-9]*\\b", RegexOptions.NonBacktracking)]
    private static partial Regex Length();

    [GeneratedRegex("(?<option>--dports? |--icmp-type |--icmpv6-type |--hl-eq )(?<number>[0-9]+)", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Port();

    [GeneratedRegex("-j (ACCEPT|DROP|RETURN)", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Builtin();
}
