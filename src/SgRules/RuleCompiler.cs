using SgRules.Layouts;
using SgRules.Model;
using SgRules.Policies;
using SgRules.Validation;

namespace SgRules;

/// <summary>The front door: a zone in, the rules of one of its hosts out.</summary>
/// <remarks>
/// A pure function of its arguments: equal zones give equal bytes, whatever the order of their collections, the culture,
/// the machine or the thread. Takes time in proportion to the zone plus the text, times the logarithm of the number of ports.
/// </remarks>
public static class RuleCompiler
{
    /// <summary>Compiles the rules of one host.</summary>
    /// <param name="zone">The zone; a bad one gives findings, never an exception.</param>
    /// <param name="host">The name of the host.</param>
    /// <param name="options">What to do differently; <see langword="null"/> for <see cref="CompilerOptions.Default"/>.</param>
    /// <returns>The ruleset, unless an error stands against it, and every finding.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="zone"/> or <paramref name="host"/> is null.</exception>
    public static CompileResult Compile(Zone zone, string host, CompilerOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(zone);
        ArgumentNullException.ThrowIfNull(host);
        options ??= CompilerOptions.Default;

        var diagnostics = ZoneValidator.Validate(zone, options.ZoneRules);
        if (zone.Hosts.ToImmutableArray().FirstOrDefault(candidate => candidate.Name == host) is not { } found)
        {
            return Stopped(host, [.. diagnostics, TargetFindings.HostUnknown.At("hosts", "The zone has no host of this name; name one of its hosts.")]);
        }

        var errors = diagnostics.ToImmutableArray().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).ToList();
        if (errors.Count > 0 && errors.Exists(HostScope.Of(zone, host).Affects))
        {
            return Stopped(host, diagnostics);
        }

        var policy = PolicyResolver.Resolve(zone, found, options.AllowDns);
        var (ruleset, findings) = options.Layout == RuleLayout.PerVm
            ? PerVmLayout.Lay(policy, options.Comments, new InstancePaths(zone))
            : TreeLayout.Lay(policy, options.Comments);
        return new CompileResult { Host = host, Ruleset = ruleset, Policy = ruleset is null ? null : policy, Diagnostics = [.. diagnostics, .. findings] };
    }

    private static CompileResult Stopped(string host, ValueList<Diagnostic> diagnostics) => new() { Host = host, Diagnostics = diagnostics };
}
