using SgRules.Addressing;
using SgRules.Netfilter;

namespace SgRules.Updates;

/// <summary>What a host has loaded, as its own save texts say.</summary>
/// <param name="Sets">What <c>ipset save</c> printed.</param>
/// <param name="IPv4">What <c>iptables-save</c> printed.</param>
/// <param name="IPv6">What <c>ip6tables-save</c> printed.</param>
/// <param name="Ethernet">What <c>ebtables-save</c> printed.</param>
public sealed record HostState(SetsReading Sets, TableReading IPv4, TableReading IPv6, EthernetTableReading Ethernet)
{
    /// <summary>What is wrong with the texts, each an error; a plan from them has these findings and no step.</summary>
    public ValueList<Diagnostic> Diagnostics =>
    [
        .. Sets.Diagnostics,
        .. IPv4.Diagnostics, .. OfOtherFamily(IPv4, IPFamily.IPv4),
        .. IPv6.Diagnostics, .. OfOtherFamily(IPv6, IPFamily.IPv6),
        .. Ethernet.Diagnostics,
    ];

    /// <summary>Our part of what the host has loaded, as a state to plan back to: <c>UpdatePlan.Between(Ruleset, Ruleset)</c> of what is loaded then and this.</summary>
    /// <remarks>
    /// It has our chains, the rules of ours in built-in chains, whose policies are ACCEPT here, and our sets (design, section 4). What isn't ours is left out:
    /// no plan touches it, so it needs no way back. Two things can't be put back, for nobody knows what they were: sets with names of ours whose type,
    /// options or members aren't known here, and, once chains of others were taken over, the tool that would keep them as they were.
    /// </remarks>
    /// <param name="other">The state on the other side, that is planned to from here: names of instances are ours if they are in either.</param>
    /// <param name="adopt">Whether chains <c>BF-</c> of the other state's bridges that have rules of others count as ours.</param>
    /// <param name="findings">Why there is no state, each an error; none if there is one.</param>
    /// <returns>The state, or <see langword="null"/>.</returns>
    public Ruleset? OwnRuleset(Ruleset other, bool adopt, out ValueList<Diagnostic> findings)
    {
        ArgumentNullException.ThrowIfNull(other);
        var (part, notes) = Owner.PartOf(this, other, adopt);
        List<Diagnostic> errors = [.. notes.Where(note => note.Severity == DiagnosticSeverity.Error)];
        if (errors.Count == 0)
        {
            errors.AddRange(ForeignReferences.In(part, this));
        }

        findings = [.. errors];
        return findings.IsEmpty ? part.ToRuleset() : null;
    }

    private static ValueList<Diagnostic> OfOtherFamily(TableReading reading, IPFamily family) => reading.Table is { } table && table.Family != family
        ? [SaveFindings.OtherFamily.At(reading.FileName, $"The text was read as {table.Family}, and is given as what the host has of {family}: pass the other family's.")]
        : [];
}
