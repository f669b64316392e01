using SgRules.Layouts;
using SgRules.Model;
using SgRules.Policies;
using SgRules.Validation;

namespace SgRules;

/// <summary>A zone made ready for compiling: what all of its hosts have in common is done once, on making it.</summary>
/// <remarks>Immutable, so its hosts can be compiled side by side, each from any thread.</remarks>
public sealed class ZoneCompilation
{
    private readonly Zone _zone;

    private readonly CompilerOptions _options;

    internal ZoneCompilation(Zone zone, CompilerOptions options, CancellationToken cancellationToken)
    {
        _zone = zone;
        _options = options;
        cancellationToken.ThrowIfCancellationRequested();
        Diagnostics = ZoneValidator.Validate(zone, options.ZoneRules, cancellationToken);
    }

    /// <summary>Every finding about the zone, on whatever host.</summary>
    public ValueList<Diagnostic> Diagnostics { get; }

    /// <summary>Compiles the rules of one host.</summary>
    /// <param name="host">The name of the host.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    /// <returns>The ruleset, unless an error stands against it, and every finding.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="host"/> is null.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public CompileResult Compile(string host, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(host);
        cancellationToken.ThrowIfCancellationRequested();
        if (_zone.Hosts.ToImmutableArray().FirstOrDefault(candidate => candidate.Name == host) is not { } found)
        {
            return Stopped(host, [.. Diagnostics, TargetFindings.HostUnknown.At("hosts", "The zone has no host of this name; name one of its hosts.")]);
        }

        var errors = Diagnostics.ToImmutableArray().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).ToList();
        if (errors.Count > 0 && errors.Exists(HostScope.Of(_zone, host).Affects))
        {
            return Stopped(host, Diagnostics);
        }

        var policy = PolicyResolver.Resolve(_zone, found, _options.AllowDns);
        var (ruleset, findings) = _options.Layout == RuleLayout.PerVm
            ? PerVmLayout.Lay(policy, _options.Comments, new InstancePaths(_zone))
            : TreeLayout.Lay(policy, _options.Comments);
        return new CompileResult { Host = host, Ruleset = ruleset, Policy = ruleset is null ? null : policy, Diagnostics = [.. Diagnostics, .. findings] };
    }

    private static CompileResult Stopped(string host, ValueList<Diagnostic> diagnostics) => new() { Host = host, Diagnostics = diagnostics };
}
