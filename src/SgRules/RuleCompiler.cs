using SgRules.Model;

namespace SgRules;

/// <summary>The front door: a zone in, the rules of its hosts out.</summary>
/// <remarks>
/// A zone has no null where its types have none; everything else that can be wrong with it is a finding. A pure function of its arguments: equal zones give equal bytes, whatever the order of their collections, the culture,
/// the machine or the thread. Takes time in proportion to the zone plus the text, times the logarithm of the number of ports.
/// </remarks>
public static class RuleCompiler
{
    /// <summary>Compiles the rules of one host.</summary>
    /// <param name="zone">The zone; a bad one gives findings, never an exception.</param>
    /// <param name="host">The name of the host.</param>
    /// <param name="options">What to do differently; <see langword="null"/> for <see cref="CompilerOptions.Default"/>.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    /// <returns>The ruleset, unless an error stands against it, and every finding.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="zone"/> or <paramref name="host"/> is null.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public static CompileResult Compile(Zone zone, string host, CompilerOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(host);
        return Prepare(zone, options, cancellationToken).Compile(host, cancellationToken);
    }

    /// <summary>Does once what all hosts of a zone have in common; each host can then be compiled from any thread.</summary>
    /// <param name="zone">The zone; a bad one gives findings, never an exception.</param>
    /// <param name="options">What to do differently; <see langword="null"/> for <see cref="CompilerOptions.Default"/>.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    /// <returns>The zone, ready for compiling.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="zone"/> is null.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public static ZoneCompilation Prepare(Zone zone, CompilerOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(zone);
        return new ZoneCompilation(zone, options ?? CompilerOptions.Default, cancellationToken);
    }

    /// <summary>Compiles every host of a zone, one after the other as they are asked for. Of a host that was handed out only its groups and their peers are kept, for the hosts to come.</summary>
    /// <param name="zone">The zone; a bad one gives findings, never an exception.</param>
    /// <param name="options">What to do differently; <see langword="null"/> for <see cref="CompilerOptions.Default"/>.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    /// <returns>The hosts in the zone's order, each name once.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="zone"/> is null.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public static IEnumerable<CompileResult> CompileAll(Zone zone, CompilerOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(zone);
        return Hosts(zone, options, cancellationToken);
    }

    /// <summary>The part of a zone that one host's documents depend on, as a zone of its own: see <see cref="ZoneCompilation.HostSlice"/>.</summary>
    /// <remarks>Validates the zone each time; for the slices of several hosts call <see cref="Prepare"/> once.</remarks>
    /// <param name="zone">The zone; a bad one gives a slice with the errors that concern the host, never an exception.</param>
    /// <param name="host">The name of the host.</param>
    /// <param name="options">What to do differently; <see langword="null"/> for <see cref="CompilerOptions.Default"/>.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    /// <returns>The slice.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="zone"/> or <paramref name="host"/> is null.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public static Zone HostSlice(Zone zone, string host, CompilerOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(host);
        return Prepare(zone, options, cancellationToken).HostSlice(host, cancellationToken);
    }

    /// <summary>The hosts whose documents may differ between two zones, never missing one: see <see cref="ZoneIndex.AffectedHosts(Zone, CancellationToken)"/>.</summary>
    /// <remarks>Validates both zones; for change after change keep a <see cref="ZoneIndex"/>, which costs the change.</remarks>
    /// <param name="old">The zone that is in force.</param>
    /// <param name="new">The zone that shall be.</param>
    /// <param name="options">What both are compiled with; <see langword="null"/> for <see cref="CompilerOptions.Default"/>.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    /// <returns>The names of the hosts in byte order; new and removed ones are among them.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="old"/> or <paramref name="new"/> is null.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public static ValueList<string> AffectedHosts(Zone old, Zone @new, CompilerOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(old);
        ArgumentNullException.ThrowIfNull(@new);
        return ZoneIndex.Of(old, (options ?? CompilerOptions.Default).ZoneRules, cancellationToken).AffectedHosts(@new, cancellationToken);
    }

    private static IEnumerable<CompileResult> Hosts(Zone zone, CompilerOptions? options, CancellationToken cancellationToken)
    {
        var compilation = Prepare(zone, options, cancellationToken);
        foreach (var host in compilation.Hosts.ToImmutableArray())
        {
            yield return compilation.Compile(host, cancellationToken);
        }
    }
}
