using SgRules.Cli.Models;
using SgRules.Model;
using SgRules.Netfilter;

namespace SgRules.Cli.Plans;

/// <summary>A model at one end of a plan. Its findings say which model they are of.</summary>
internal sealed class PlanModel(PlanEnd end, PlanFindings findings)
{
    private readonly Compilation _compilation = Compilation.Of(end.Model!, end.Options);

    public string Name => end.Model!.Name;

    /// <summary>The zone; <see langword="null"/> if its text is wrong.</summary>
    public Zone? Zone => _compilation.Zone;

    public IReadOnlyList<string> Hosts => _compilation.Hosts;

    /// <summary>Prints what is wrong with the model; of one that was in force, errors only: its warnings are no news.</summary>
    public void PrintFindings(bool withWarnings) => Print(_compilation.Findings, withWarnings);

    public bool Has(string host) => Hosts.Contains(host, StringComparer.Ordinal);

    /// <summary>Compiles the host; <see langword="null"/> if an error, which is printed, stands in its way.</summary>
    public Ruleset? Compile(string host, bool withWarnings)
    {
        var result = _compilation.Compile(host);
        Print(result.Diagnostics, withWarnings);
        return result.Ruleset;
    }

    private void Print(ValueList<Diagnostic> found, bool withWarnings) => findings.Print(found
        .Where(finding => withWarnings || finding.Severity == DiagnosticSeverity.Error)
        .Select(finding => finding with { Path = finding.Path.Length == 0 ? Name : $"{Name}: {finding.Path}" })
        .ToValueList());
}
