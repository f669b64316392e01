using SgRules.Netfilter;

namespace SgRules.Updates;

/// <summary>Tells our part of a host from everybody else's, by names and hooks (design, section 4).</summary>
/// <remarks>
/// Ours are: chains and sets <c>sg1-</c>, whatever is in them; chains <c>BF-</c> and the rules of FORWARD, in our exact forms, of the bridges of
/// <see cref="OwnBridges"/>; what has a name of the desired state; and what <see cref="InstanceTraces"/> finds. All else is kept.
/// </remarks>
internal sealed class Owner
{
    private readonly HostState _host;
    private readonly bool _adopt;
    private readonly OwnBridges _bridges;
    private readonly InstanceTraces _traces;
    private readonly Func<SetName, bool> _isOurs;
    private readonly RemovedSets _removed;
    private readonly AskedSets _asked;
    private readonly List<Diagnostic> _findings;

    private Owner(HostState host, HostTables tables, Ruleset desired, bool adopt)
    {
        (_host, _adopt) = (host, adopt);
        _bridges = OwnBridges.Of([tables.IPv4, tables.IPv6], desired);
        _traces = InstanceTraces.Of(tables.IPv4, tables.IPv6, tables.Ethernet, _bridges.Loaded);
        _isOurs = OwnedSets(desired, _traces);
        _removed = new RemovedSets(host.Sets, desired.Sets, _isOurs);
        _asked = new AskedSets(host.Sets);
        _findings = [.. _bridges.Findings, .. UsesOf(_removed, host.Sets)];
    }

    /// <summary>Our part of what a host has loaded; empty, with findings that are errors, where it can't be told or touched.</summary>
    public static (OwnPart Part, ValueList<Diagnostic> Findings) PartOf(HostState host, Ruleset desired, bool adopt)
    {
        var wrong = host.Diagnostics;
        if (!wrong.IsEmpty)
        {
            return (OwnPart.Empty, wrong);
        }

        var tables = HostTables.Of(host);
        var owner = new Owner(host, tables, desired, adopt);
        var part = owner.Divide(tables, desired);
        return (owner._findings.Exists(finding => finding.Severity == DiagnosticSeverity.Error) ? OwnPart.Empty : part, [.. owner._findings]);
    }

    private OwnPart Divide(HostTables tables, Ruleset desired) => new(
        Divide(tables.IPv4, desired.IPv4.Chains),
        Divide(tables.IPv6, desired.IPv6.Chains),
        Divide(tables.Ethernet, desired.Ethernet.Chains),
        _host.Sets.Sets.Where(set => _isOurs(set.Name)).ToValueList())
    {
        UnknownSets = _host.Sets.ForeignSets.Where(_isOurs).ToValueList(),
    };

    private OwnTable Divide(HostTable table, ValueList<Chain> desired)
    {
        if (_asked.MissingIn(table) is { } missing)
        {
            _findings.Add(missing);
        }

        _findings.AddRange(UsesOf(_removed, table));
        return TableDivision.Divide(table, new OwnedChains(table, desired, _bridges, _traces), _removed, _adopt, _findings);
    }

    private static Func<SetName, bool> OwnedSets(Ruleset desired, InstanceTraces traces)
    {
        var names = new HashSet<string>(traces.Sets, StringComparer.Ordinal);
        foreach (var set in desired.Sets)
        {
            _ = names.Add(set.Name.Text);
        }

        // A temporary set of an interrupted plan is ours as the set is that it stands in for.
        return name => OwnNames.IsOurs(name.Text) || names.Contains(name.Text)
            || (name.Text.EndsWith(OwnNames.TemporaryEnd, StringComparison.Ordinal) && names.Contains(name.Text[..^OwnNames.TemporaryEnd.Length]));
    }

    private static IEnumerable<Diagnostic> UsesOf(RemovedSets removed, SetsReading sets) => removed.UsedIn(sets).Select(use =>
        UpdateFindings.RemovedSetInUse.At("ipset", $"Set {use.Set} is to go, but set {HostTable.Shown(use.List)} has it as a member and isn't ours: remove the member first.") with { Line = use.Line, Column = 1 });

    private static IEnumerable<Diagnostic> UsesOf(RemovedSets removed, HostTable table) => table.OtherTables.SelectMany(removed.UsedIn).Select(use =>
        UpdateFindings.RemovedSetInUse.At(table.FileName, $"Set {use.Set} is to go, but rule '{HostTable.Shown(use.Rule)}' of another table uses it and isn't ours: delete that rule first."));
}
