using System.Globalization;
using System.Text;
using SgRules.Analysis;
using SgRules.Cli.Explanations;
using SgRules.Cli.Messages;
using SgRules.Netfilter;

namespace SgRules.Cli.Proofs;

/// <summary>The one birthplace of a proof for people: verdict first, then what differs, then what the verdict is about.</summary>
internal sealed class VerifyText
{
    private readonly StringBuilder _text = new();

    private readonly VerifyReport _report;

    private VerifyText(VerifyReport report) => _report = report;

    public static void Write(Stream output, VerifyReport report)
    {
        var text = new VerifyText(report);
        text.Add();
        output.Write(Encoding.UTF8.GetBytes(text._text.ToString()));
    }

    private void Add()
    {
        var documents = _report.Request.Documents is { } folder ? $", text in {folder}" : string.Empty;
        Line($"{_report.Model}{documents}: {Word(_report.Verdict)}, {Counts()}{Errors()}");
        Line(string.Empty);
        var hasTraces = false;
        foreach (var proof in _report.Proofs)
        {
            // A block with traces stands apart from the lines of other hosts.
            if (hasTraces)
            {
                Line(string.Empty);
            }

            Add(proof);
            hasTraces = proof.Verdict == ProofVerdict.Refuted;
        }

        if (_report.Proofs is [var first, ..])
        {
            AddScope(first);
        }
    }

    // Such as an instance of a host that isn't there: the text has nothing of it, nor has the policy that it is held to.
    private string Errors() => _report.ModelErrors == 0 ? string.Empty : $"; the model has {Wording.Count(_report.ModelErrors, "error")}, and what an error is about is left out";

    private string Counts()
    {
        var counts = Enum.GetValues<ProofVerdict>().Reverse()
            .Select(verdict => (Verdict: verdict, Count: _report.Proofs.Count(proof => proof.Verdict == verdict)))
            .Where(group => group.Count > 0)
            .ToList();
        return counts.Count <= 1
            ? Wording.Count(_report.Proofs.Count, "host")
            : string.Join(", ", counts.Select(group => $"{Wording.Count(group.Count, "host")} {Word(group.Verdict)}"));
    }

    private void Add(HostProof proof)
    {
        Line($"{proof.Host}: {Word(proof.Verdict)}; {string.Join("; ", proof.Tables.Select(table => Figures(table, proof.Verdict)))}");
        foreach (var table in proof.Tables)
        {
            foreach (var reason in table.Reasons)
            {
                Line($"  {reason}");
            }

            if (table.Refutations is [var simplest, ..])
            {
                Add(proof, table, simplest);
            }
        }
    }

    private static string Figures(TableProof table, ProofVerdict ofHost)
    {
        var verdict = table.Verdict == ofHost ? string.Empty : $" {Word(table.Verdict)}";
        var (rules, pairs) = (table.Figures.Rules, table.Figures.Pairs);
        return string.Create(CultureInfo.InvariantCulture, $"{table.Family}{verdict} {rules} {(rules == 1 ? "rule" : "rules")}, {pairs} {(pairs == 1 ? "pair" : "pairs")} of ports");
    }

    private void Add(HostProof proof, TableProof table, Refutation refutation)
    {
        Line(string.Empty);
        _text.Append(ExplanationText.Of(new HostExplanation(proof.Host, new Crossing(refutation.Explanation, null)), _report.Request.Documents));
        Line(string.Empty);
        Line($"  Between these ports they differ for");
        foreach (var box in refutation.Boxes)
        {
            Line($"    {box}");
        }

        if (refutation.BoxesOmitted > 0)
        {
            Line(string.Create(CultureInfo.InvariantCulture, $"    and {refutation.BoxesOmitted} more such sets"));
        }

        if (table.DifferingPairs > 1)
        {
            Line(string.Create(CultureInfo.InvariantCulture, $"  They differ between {table.DifferingPairs} pairs of ports at least."));
        }

        if (_report.Replay(proof, refutation) is { } replay)
        {
            Line($"  Again: {replay}");
        }
    }

    private void AddScope(HostProof first)
    {
        Line(string.Empty);
        Line("What is proven, or refuted, for every packet of these: that the rules let it through exactly if the model does");
        Indented(first.Scope);
        Line("Not judged");
        Indented(_report.Proofs.SelectMany(proof => proof.NotCovered.ToImmutableArray()).Distinct(StringComparer.Ordinal));
        Line("It holds where these hold");
        foreach (var (obligation, hosts) in Obligations())
        {
            Line(hosts.Count == _report.Proofs.Count ? $"  {obligation}" : $"  {Wording.List(hosts)}: {obligation}");
        }
    }

    private IEnumerable<(Precondition Obligation, List<string> Hosts)> Obligations()
    {
        var hosts = new Dictionary<Precondition, List<string>>();
        var order = new List<Precondition>();
        foreach (var proof in _report.Proofs)
        {
            foreach (var obligation in proof.Obligations)
            {
                if (!hosts.TryGetValue(obligation, out var with))
                {
                    order.Add(obligation);
                    hosts.Add(obligation, with = []);
                }

                with.Add(proof.Host);
            }
        }

        return order.Select(obligation => (obligation, hosts[obligation]));
    }

    private void Indented(IEnumerable<string> sentences)
    {
        foreach (var sentence in sentences)
        {
            Line($"  {sentence}");
        }
    }

    private static string Word(ProofVerdict verdict) => verdict switch
    {
        ProofVerdict.Proven => "PROVEN",
        ProofVerdict.Refuted => "REFUTED",
        _ => "UNKNOWN",
    };

    // Names come from files: nothing in them may steer a terminal.
    private void Line(string line) => _text.Append(Printable.Escape(line)).Append('\n');
}
