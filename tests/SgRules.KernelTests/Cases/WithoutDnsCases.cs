using static SgRules.Cases.CaseWords;

namespace SgRules.Cases;

/// <summary>Paragraph 3.5 with option AllowDns off, on <see cref="ContractZone"/>.</summary>
internal static class WithoutDnsCases
{
    public static readonly CompilerOptions Options = new() { ZoneRules = ZoneRules.CloudStack420, AllowDns = false };

    public static ImmutableArray<Case> All =>
    [
        .. BothDrop("3.5", "A guest with egress rules sends to udp port 53 by a rule only", ip => By("vnet5", Udp(ip.Of(5), ip.Outside, 53))),
        .. BothDrop("3.5", "A guest with egress rules sends to tcp port 53 by a rule only", ip => By("vnet5", Tcp(ip.Of(5), ip.Outside, 53))),
        .. BothPass("3.5", "A guest without egress rules sends to port 53 as to any", ip => By("vnet4", Udp(ip.Of(4), ip.Outside, 53)), "eth0"),
    ];
}
