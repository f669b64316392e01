using SgRules.Netfilter;

namespace SgRules.Updates;

/// <summary>Tells our part of a host from everybody else's, by names and hooks (design, section 4).</summary>
/// <remarks>
/// Ours are: chains and sets <c>sg1-</c>, whatever is in them; chains <c>BF-</c> and the rules of FORWARD, in our exact forms, of the bridges of
/// <see cref="OwnBridges"/>; what has a name of the desired state; and what <see cref="InstanceTraces"/> finds. All else is kept.
/// </remarks>
internal static class Owner
{
    /// <summary>Our part of what a host has loaded; empty, with findings that are errors, where it can't be told or touched.</summary>
    public static (OwnPart Part, ValueList<Diagnostic> Findings) PartOf(HostState host, Ruleset desired, bool adopt)
    {
        var wrong = host.Diagnostics;
        if (!wrong.IsEmpty)
        {
            return (OwnPart.Empty, wrong);
        }

        var (ipv4, ipv6, ethernet) = (HostTable.Of(UpdateTable.IPv4, host.IPv4), HostTable.Of(UpdateTable.IPv6, host.IPv6), HostTable.Of(host.Ethernet));
        var bridges = OwnBridges.Of([ipv4, ipv6], desired);
        var traces = InstanceTraces.Of(ipv4, ipv6, ethernet, bridges.Loaded);
        var isOurs = OwnedSets(desired, traces);
        var removed = new RemovedSets(host.Sets, desired.Sets, isOurs);
        List<Diagnostic> findings = [.. bridges.Findings, .. UsesOf(removed, host.Sets)];
        var part = new OwnPart(
            Divide(ipv4, desired.IPv4.Chains),
            Divide(ipv6, desired.IPv6.Chains),
            Divide(ethernet, desired.Ethernet.Chains),
            host.Sets.Sets.Where(set => isOurs(set.Name)).ToValueList())
        {
            UnknownSets = host.Sets.ForeignSets.Where(isOurs).ToValueList(),
        };
        return (findings.Exists(finding => finding.Severity == DiagnosticSeverity.Error) ? OwnPart.Empty : part, [.. findings]);

        OwnTable Divide(HostTable table, ValueList<Chain> chains)
        {
            findings.AddRange(UsesOf(removed, table));
            return TableDivision.Divide(table, new OwnedChains(table, chains, bridges, traces), removed, adopt, findings);
        }
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
