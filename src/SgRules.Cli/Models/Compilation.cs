using SgRules.Model;
using SgRules.Netfilter;

namespace SgRules.Cli.Models;

/// <summary>Reads a model and compiles its hosts one by one, handing out each finding once.</summary>
internal sealed class Compilation
{
    private readonly ModelText _text;

    private readonly CompilerOptions _options;

    private readonly ZoneCompilation? _prepared;

    private readonly HashSet<Diagnostic> _known = [];

    private Compilation(ModelText text, CompilerOptions options, CancellationToken cancellation)
    {
        _text = text;
        _options = options;
        var reading = ZoneJson.Inspect(text.Utf8.Span, cancellation);
        Findings = reading.Diagnostics;
        if (reading.Zone is not { } zone)
        {
            return;
        }

        Zone = reading.Diagnostics.Any(finding => finding.Severity == DiagnosticSeverity.Error) ? null : zone;
        _prepared = RuleCompiler.Prepare(zone, options, cancellation);
        var findings = _prepared.Diagnostics;
        _known.UnionWith(findings);
        Findings = [.. Findings, .. Locate(Uncovered(findings, reading.Diagnostics))];
    }

    /// <summary>The zone to compile; <see langword="null"/> if its text is wrong, so that nothing can be compiled.</summary>
    public Zone? Zone { get; }

    /// <summary>What is wrong with the text and the zone, of all hosts.</summary>
    public ValueList<Diagnostic> Findings { get; }

    /// <summary>The names of the hosts that can be compiled, in the model's order.</summary>
    public IReadOnlyList<string> Hosts => [.. (Zone?.Hosts ?? []).Select(host => host.Name).Distinct(StringComparer.Ordinal)];

    public static Compilation Of(ModelText text, CompilerOptions options, CancellationToken cancellation = default) => new(text, options, cancellation);

    /// <summary>A host that was asked for.</summary>
    /// <param name="host">Its name.</param>
    /// <param name="model">What the model is called.</param>
    /// <exception cref="CommandException">The zone has no such host.</exception>
    public string Known(string host, string model)
    {
        var hosts = Hosts;
        return Zone is null || hosts.Contains(host, StringComparer.Ordinal)
            ? host
            : throw new CommandException($"{model} has no host '{host}'; {(hosts.Count == 0 ? "it has none." : $"its hosts: {Messages.Wording.List(hosts)}")}");
    }

    /// <summary>Compiles a host.</summary>
    /// <returns>What the compilation gives, of its findings those that weren't handed out before.</returns>
    public CompileResult Compile(string host) => HandOut(Work(host, CancellationToken.None));

    /// <summary>Compiles a host, from any thread.</summary>
    /// <returns>What the compilation gives; <see cref="HandOut"/> is to see it, in the hosts' order.</returns>
    public CompileResult Work(string host, CancellationToken cancellation)
    {
        var prepared = Zone is null ? null : _prepared;
        var result = (prepared ?? throw new InvalidOperationException("A text with errors has no zone to compile.")).Compile(host, cancellation);

        // The findings of the zone stand before those of the host, each time.
        return result with { Diagnostics = [.. result.Diagnostics.AsSpan()[prepared.Diagnostics.Count..]] };
    }

    /// <summary>Leaves out the findings that were handed out before, and says where in the text the others are.</summary>
    public CompileResult HandOut(CompileResult result)
    {
        if (result.Diagnostics.IsEmpty)
        {
            return result;
        }

        var findings = Locate(result.Diagnostics.Where(_known.Add).ToValueList());
        return result with { Diagnostics = findings.ToImmutableArray().OrderBy(finding => finding.Line).ThenBy(finding => finding.Column).ToValueList() };
    }

    /// <summary>A host's rules in another layout; <see langword="null"/> if it can't have them.</summary>
    public Ruleset? CompileAs(string host, RuleLayout layout) => Zone is { } zone ? RuleCompiler.Compile(zone, host, _options with { Layout = layout }).Ruleset : null;

    private ValueList<Diagnostic> Locate(ValueList<Diagnostic> findings) =>
        findings.IsEmpty ? findings : ZoneJson.Locate(_text.Utf8.Span, findings);

    // Where the text is wrong, the value that the reader put in its place isn't the user's.
    private static ValueList<Diagnostic> Uncovered(ValueList<Diagnostic> findings, ValueList<Diagnostic> covering)
    {
        if (covering.IsEmpty)
        {
            return findings;
        }

        var paths = covering.Select(finding => finding.Path).ToHashSet(StringComparer.Ordinal);
        return findings.Where(finding => !WithParents(finding.Path).Any(paths.Contains)).ToValueList();
    }

    private static IEnumerable<string> WithParents(string path)
    {
        for (var parent = path; parent.Length > 0; parent = parent[..Math.Max(parent.LastIndexOfAny(['.', '[']), 0)])
        {
            yield return parent;
        }

        yield return string.Empty;
    }
}
