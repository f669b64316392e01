using SgRules.Netfilter;

namespace SgRules.Analysis;

/// <summary>One side of a comparison of texts: what a host has loaded, or would load.</summary>
/// <param name="Name">What it is called in reports, for example the folder.</param>
/// <param name="Sets">Its sets.</param>
/// <param name="IPv4">Its table of iptables.</param>
/// <param name="IPv6">Its table of ip6tables.</param>
public sealed record TextSide(string Name, SetsReading Sets, TableReading IPv4, TableReading IPv6);
