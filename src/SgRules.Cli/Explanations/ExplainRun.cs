using SgRules.Cli.Messages;
using SgRules.Cli.Models;
using SgRules.Netfilter;

namespace SgRules.Cli.Explanations;

/// <summary>Compiles the hosts that a packet or frame passes, and explains it on each.</summary>
internal sealed class ExplainRun(Terminal terminal, ModelText text, CompilerOptions options)
{
    private readonly Compilation _compilation = Compilation.Of(text, options);

    private readonly FindingPrinter _findings = new(terminal);

    private readonly Dictionary<string, HostExplainer?> _explainers = new(StringComparer.Ordinal);

    // A host's text that can't be read is a file that can't be read, and no error of the model.
    private bool _isUnreadable;

    /// <summary>Explains a packet or frame.</summary>
    /// <param name="find">Finds its way in the zone and what is assumed of it, and makes it.</param>
    /// <param name="documents">The folder of what is really loaded, or <see langword="null"/> for what the model compiles to.</param>
    /// <param name="write">Writes the report.</param>
    /// <returns>The exit code.</returns>
    public int Run(Func<Model.Zone, Trip> find, string? documents, Action<Stream, ExplainReport> write)
    {
        _findings.Print(_compilation.Findings);
        if (_compilation.Zone is not { } zone)
        {
            _findings.Finish();
            return _findings.ExitCode;
        }

        var trip = find(zone);
        var hosts = trip.Passages.Select(passage => passage.Host).Distinct(StringComparer.Ordinal).ToList();
        var loaded = documents is null ? null : new LoadedDocuments(documents, hosts, trip.Frame is not null);
        foreach (var host in hosts)
        {
            _explainers[host] = ExplainerOf(host, trip, loaded);
        }

        _findings.Finish();
        var unexplained = hosts.FindAll(host => _explainers[host] is null);
        if (unexplained.Count > 0)
        {
            terminal.Say($"not explained because of errors: {Wording.List(unexplained)}");
            return _isUnreadable ? ExitCode.WrongUsage : ExitCode.ModelHasErrors;
        }

        return Report(new ExplainReport(text.Name, documents, trip, Explain(trip)), write);
    }

    private HostExplainer? ExplainerOf(string host, Trip trip, LoadedDocuments? loaded)
    {
        var result = _compilation.Compile(host);
        _findings.Print(result.Diagnostics);
        if (result.Ruleset is not { } ruleset || result.Policy is not { } policy)
        {
            return null;
        }

        if (loaded is null)
        {
            return new HostExplainer(policy, ruleset, null);
        }

        var rules = loaded.Read(policy, trip);
        _findings.Print(rules.Findings);
        if (!rules.Findings.IsEmpty)
        {
            _isUnreadable = true;
            return null;
        }

        return InItsLayout(host, ruleset, trip, rules) is { } other
            ? new HostExplainer(policy, other, rules) { Layout = options.Layout == RuleLayout.Tree ? "per-vm" : "tree" }
            : new HostExplainer(policy, ruleset, rules);
    }

    // A text of the other layout isn't foreign: it is held against what this model has in that layout.
    private Ruleset? InItsLayout(string host, Ruleset ruleset, Trip trip, LoadedRules rules)
    {
        var own = OwnChains.Of(ruleset, trip.Packet?.Family);
        if (own.IsSubsetOf(rules.Chains) || _compilation.CompileAs(host, options.Layout == RuleLayout.Tree ? RuleLayout.PerVm : RuleLayout.Tree) is not { } other)
        {
            return null;
        }

        var others = OwnChains.Of(other, trip.Packet?.Family);
        return others.Except(own).Any(rules.Chains.Contains) && !own.Except(others).Any(rules.Chains.Contains) ? other : null;
    }

    private List<HostExplanation> Explain(Trip trip) =>
        [.. trip.Passages.Select(passage => _explainers[passage.Host]!.Explain(trip, passage))];

    private int Report(ExplainReport report, Action<Stream, ExplainReport> write)
    {
        write(terminal.Output, report);
        if (report.Verdict == Verdict.Disagreement)
        {
            terminal.Say($"sgrules explain: rules and model disagree on {Wording.List([.. report.Deciding])}");
            return ExitCode.ModelHasErrors;
        }

        return report.Verdict == Verdict.Undecided && _findings.ExitCode == ExitCode.Fine ? ExitCode.Undecided : _findings.ExitCode;
    }
}
