using System.Collections.Immutable;
using SgRules.Model;
using SgRules.Policies;
using SgRules.Validation;

namespace SgRules;

/// <summary>A zone with who runs where, who is in which group, whose rules name it, and which hosts have errors: for what changes in it.</summary>
/// <remarks>
/// <para>
/// Immutable, so an index can be asked from any thread, and an old one stays what it was. Keep one beside the zone that is in force, ask
/// it which hosts a new zone changes, and compile those (or their slices: <see cref="RuleCompiler.HostSlice"/>):
/// </para>
/// <code>
/// ZoneIndex next = index.With(zone with { SecurityGroups = changed });
/// foreach (string host in index.AffectedHosts(next)) ...
/// </code>
/// <para>
/// Make the new zone of the old one by <see langword="with"/>, so that lists and elements which stay the same are the same objects: of
/// those, two references are compared. Elements that are equal only by value are found to be the same too, at the cost of comparing them.
/// </para>
/// </remarks>
public sealed class ZoneIndex
{
    private const int MostClaims = 16_000_000;

    private readonly ZoneRules _rules;
    private readonly ErrorReach? _errors;
    private readonly ImmutableSortedDictionary<string, Network> _networks;
    private readonly ImmutableSortedDictionary<string, Host> _hosts;

    private ZoneIndex(Zone zone, ZoneRules rules, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        (Zone, _rules) = (zone, rules);
        var findings = ZoneValidator.Validate(zone, rules, cancellationToken);
        var relations = new ZoneRelations(zone, cancellationToken);
        _errors = ErrorReach.Of(relations, findings);
        _networks = ByName(zone.Networks, network => network.Name);
        _hosts = ByName(zone.Hosts, host => host.Name);
        Groups = GroupIndex.Empty.With(new ListDifference<SecurityGroup>([], [.. zone.SecurityGroups]), out _);
        cancellationToken.ThrowIfCancellationRequested();
        Instances = new InstanceIndex(relations);
    }

    private ZoneIndex(ZoneIndex old, Zone zone, ImmutableSortedDictionary<string, Host> hosts, GroupIndex groups, InstanceIndex instances) =>
        (Zone, _rules, _networks, _hosts, Groups, Instances) = (zone, old._rules, old._networks, hosts, groups, instances);

    /// <summary>The zone.</summary>
    public Zone Zone { get; }

    internal GroupIndex Groups { get; }

    internal InstanceIndex Instances { get; }

    /// <summary>Whether the zone has an error; one that concerns no host (of an instance that is Stopped) may have come unnoticed.</summary>
    internal bool HasErrors => _errors is not null;

    internal IEnumerable<string> HostNames => _hosts.Keys;

    /// <summary>Indexes a zone. Validates it, so it costs the size of the zone.</summary>
    /// <param name="zone">The zone; a bad one is indexed too.</param>
    /// <param name="rules">Which release's rules it is held to.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    /// <returns>The index.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="zone"/> is null.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public static ZoneIndex Of(Zone zone, ZoneRules rules = ZoneRules.CloudStack42, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(zone);
        return new ZoneIndex(zone, rules, cancellationToken);
    }

    /// <summary>The index of the zone after a change.</summary>
    /// <remarks>
    /// A change of groups, instances and hosts costs what changed, times a logarithm, and the instances of the hosts that it is on; the
    /// shared rest costs a comparison of references, about a nanosecond for each element of a list that isn't the same list. Where there
    /// is an error before or after the change, or the zone's own properties or its networks change, or after so many changes of
    /// instances that it pays, the zone is indexed anew.
    /// </remarks>
    /// <param name="zone">The new zone, best made of <see cref="Zone"/> by <see langword="with"/>.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    /// <returns>The index of <paramref name="zone"/>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="zone"/> is null.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public ZoneIndex With(Zone zone, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(zone);
        return Next(zone, ZoneDifference.Of(Zone, zone), cancellationToken);
    }

    /// <summary>The hosts whose documents may differ between this zone and another one, compiled with the same options.</summary>
    /// <remarks>Never misses one. Costs what <see cref="With"/> does, and the members of the groups that have to do with the change.</remarks>
    /// <param name="zone">The new zone, best made of <see cref="Zone"/> by <see langword="with"/>.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    /// <returns>
    /// The names of the hosts in byte order: those that are new or gone, those whose instances, bridges or groups are others or have
    /// other rules, those whose rules name a group with other members, and those that an error stopped or stops, in one of the zones only.
    /// </returns>
    /// <exception cref="ArgumentNullException"><paramref name="zone"/> is null.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public ValueList<string> AffectedHosts(Zone zone, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(zone);
        var difference = ZoneDifference.Of(Zone, zone);
        return SgRules.AffectedHosts.Between(this, Next(zone, difference, cancellationToken), difference);
    }

    /// <summary>The hosts whose documents may differ between this zone and another one that is indexed already.</summary>
    /// <param name="next">The index of the new zone, held to the same release's rules, best made of this one by <see cref="With"/>.</param>
    /// <returns>The names of the hosts in byte order, as <see cref="AffectedHosts(Zone, CancellationToken)"/> has them.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="next"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="next"/> is held to the rules of another release.</exception>
    public ValueList<string> AffectedHosts(ZoneIndex next)
    {
        ArgumentNullException.ThrowIfNull(next);
        if (next._rules != _rules)
        {
            throw new ArgumentException("The two zones are held to the rules of different releases.", nameof(next));
        }

        return SgRules.AffectedHosts.Between(this, next, ZoneDifference.Of(Zone, next.Zone));
    }

    internal Host? Host(string name) => _hosts.TryGetValue(name, out var host) ? host : null;

    internal Network? Network(string name) => _networks.TryGetValue(name, out var network) ? network : null;

    /// <summary>Whether the zone has a host and no error stands against it.</summary>
    internal bool Compiles(string host) => _hosts.ContainsKey(host) && _errors?.Holds(host) != true;

    private ZoneIndex Next(Zone zone, ZoneDifference difference, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (!HasErrors && difference.IsSameFrame && Instances.Claims < MostClaims && !Instances.IsTooMuch(difference.Instances)
            && Changed(zone, difference) is { } next && next.Instances.Claims < MostClaims && !HasError(ChangedPart.Of(next, difference), cancellationToken))
        {
            return next;
        }

        return new ZoneIndex(zone, _rules, cancellationToken);
    }

    /// <summary>The index after a change, if everything that is added has a name of its own.</summary>
    private ZoneIndex? Changed(Zone zone, ZoneDifference difference)
    {
        var groups = Groups.With(difference.Groups, out var isInjective);
        var hosts = _hosts.RemoveRange(difference.Hosts.Removed.Select(host => host.Name));
        foreach (var host in difference.Hosts.Added)
        {
            isInjective &= !hosts.ContainsKey(host.Name);
            hosts = hosts.SetItem(host.Name, host);
        }

        var instances = Instances.With(difference.Instances);
        return isInjective && difference.Instances.Added.TrueForAll(instance => instances.IsOnlyOne(instance.Name))
            ? new ZoneIndex(this, zone, hosts, groups, instances)
            : null;
    }

    private bool HasError(Zone zone, CancellationToken cancellationToken) =>
        ZoneValidator.Validate(zone, _rules, cancellationToken).ToImmutableArray().Any(finding => finding.Severity == DiagnosticSeverity.Error);

    private static ImmutableSortedDictionary<string, T> ByName<T>(ValueList<T> elements, Func<T, string> nameOf)
    {
        var byName = ImmutableSortedDictionary.CreateBuilder<string, T>(StringComparer.Ordinal);
        foreach (var element in elements)
        {
            byName.TryAdd(nameOf(element), element);
        }

        return byName.ToImmutable();
    }
}
