using SgRules.Analysis;
using SgRules.Cli.Messages;
using SgRules.Cli.Models;
using SgRules.Policies;

namespace SgRules.Cli.Differences;

/// <summary>A model of a comparison, compiled; its findings say which model they are of.</summary>
internal sealed class DiffModel(ModelText text, CompilerOptions options, FindingPrinter findings)
{
    private readonly Compilation _compilation = Compilation.Of(text, options);

    public string Name => text.Name;

    public IReadOnlyList<string> Hosts => _compilation.Hosts;

    /// <summary>Whether the text is a zone, so that its hosts are known.</summary>
    public bool IsReadable => _compilation.Zone is not null;

    /// <summary>Compiles all hosts; those that an error, which is printed, stands against aren't in what comes of it.</summary>
    public DiffSide Compile(bool withWarnings)
    {
        Print(_compilation.Findings, withWarnings);
        var policies = new List<HostPolicy>();
        foreach (var result in SideBySide.Select(Hosts, host => _compilation.Work(host, default) with { Ruleset = null }))
        {
            Print(_compilation.HandOut(result).Diagnostics, withWarnings);
            policies.AddRange(result.Policy is { } policy ? [policy] : []);
        }

        return new DiffSide(Name, [.. policies]) { Zone = _compilation.Zone };
    }

    private void Print(ValueList<Diagnostic> found, bool withWarnings) => findings.Print(found
        .Where(finding => withWarnings || finding.Severity == DiagnosticSeverity.Error)
        .Select(finding => finding with { Path = finding.Path.Length == 0 ? Name : $"{Name}: {finding.Path}" })
        .ToValueList());
}
