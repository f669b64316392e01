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
    private readonly HostSlicer _slicer;
    private readonly CompilerOptions _options;

    internal ZoneCompilation(Zone zone, CompilerOptions options, CancellationToken cancellationToken)
    {
        _options = options;
        cancellationToken.ThrowIfCancellationRequested();
        Diagnostics = ZoneValidator.Validate(zone, options.ZoneRules, cancellationToken);
        _relations = new ZoneRelations(zone, cancellationToken);
        _policies = new PolicyResolver(_relations, options.AllowDns);
        _errors = ErrorReach.Of(_relations, Diagnostics);
        _slicer = new HostSlicer(_relations, Diagnostics);
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

    /// <summary>The part of the zone that one host's documents depend on, as a zone of its own.</summary>
    /// <remarks>
    /// <para>
    /// With the same options the host compiles from its slice to the same policy, ruleset, documents and map as from the zone, or from
    /// neither; so hosts can be spread over workers, each with no more than its slice. The slice has no error if the zone has none. The
    /// slice of a slice is itself. Of findings that aren't errors, of errors that don't concern the host, and of a group too large for a set that the host's own rules don't name, it need not have any.
    /// </para>
    /// <para>
    /// An error of the zone stops the host from its slice too if it concerns the host, at the place that the element has in the slice:
    /// the elements that such an error names come along. Names, positions among each other and the zone's own properties are kept.
    /// </para>
    /// <para>
    /// Whole are the host, its networks, the Running instances on it and their groups. The peers of those groups are there by their
    /// identifiers, and their Running members on other hosts by name, host, groups that are such peers, and NICs with addresses; the
    /// hosts of these have the bridges that those NICs need. Costs what the host's policy does: its instances and the members of its peers.
    /// </para>
    /// </remarks>
    /// <param name="host">The name of the host; for one that the zone lacks, the slice has no element.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    /// <returns>The slice.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="host"/> is null.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public Zone HostSlice(string host, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(host);
        cancellationToken.ThrowIfCancellationRequested();
        return _slicer.Slice(host);
    }

    private static CompileResult Stopped(string host, ValueList<Diagnostic> diagnostics) => new() { Host = host, Diagnostics = diagnostics };
}
