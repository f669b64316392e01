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
    public ValueList<Diagnostic> Diagnostics => [.. Sets.Diagnostics, .. IPv4.Diagnostics, .. IPv6.Diagnostics, .. Ethernet.Diagnostics];
}
