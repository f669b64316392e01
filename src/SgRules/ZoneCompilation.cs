using SgRules.Layouts;
using SgRules.Model;
using SgRules.Policies;
using SgRules.Validation;

namespace SgRules;

/// <summary>A zone made ready for compiling: what all of its hosts have in common is done once.</summary>
/// <remarks>
/// Immutable, so its hosts can be compiled side by side, each from any thread. Making one costs the size of the zone; a host then
/// costs what it holds - its instances, their groups, the members of those groups' peers - and its text, whatever else the zone has.
/// </remarks>
public sealed class ZoneCompilation
{
    private readonly ZoneRelations _relations;
    private readonly PolicyResolver _policies;
    private readonly ErrorReach? _errors;
    private readonly CompilerOptions _options;

    internal ZoneCompilation(Zone zone, CompilerOptions options, CancellationToken cancellationToken)
    {
        _options = options;
        cancellationToken.ThrowIfCancellationRequested();
        Diagnostics = ZoneValidator.Validate(zone, options.ZoneRules);
        cancellationToken.ThrowIfCancellationRequested();
        _relations = new ZoneRelations(zone, cancellationToken);
        _policies = new PolicyResolver(_relations, options.AllowDns);
        _errors = ErrorReach.Of(_relations, Diagnostics);
        Hosts = zone.Hosts.ToImmutableArray().Select(host => host.Name).Distinct(StringComparer.Ordinal).ToValueList();
    }

    /// <summary>The names of the zone's hosts in its order, each once.</summary>
    public ValueList<string> Hosts { get; }

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
        if (_relations.Host(host) is not { } found)
        {
            return Stopped(host, [.. Diagnostics, TargetFindings.HostUnknown.At("hosts", "The zone has no host of this name; name one of its hosts.")]);
        }

        if (_errors is not null && _errors.Holds(host))
        {
            return Stopped(host, Diagnostics);
        }

        var policy = _policies.Resolve(found, cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();
        var (ruleset, findings) = _options.Layout == RuleLayout.PerVm
            ? PerVmLayout.Lay(policy, _options.Comments, new InstancePaths(_relations, host))
            : TreeLayout.Lay(policy, _options.Comments);
        return new CompileResult
        {
            Host = host,
            Ruleset = ruleset,
            Policy = ruleset is null ? null : policy,
            Diagnostics = findings.IsEmpty ? Diagnostics : [.. Diagnostics, .. findings],
        };
    }

    private static CompileResult Stopped(string host, ValueList<Diagnostic> diagnostics) => new() { Host = host, Diagnostics = diagnostics };
}
