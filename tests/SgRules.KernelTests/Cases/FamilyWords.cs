using SgRules.Addressing;

namespace SgRules.Cases;

/// <summary>The addresses of <see cref="ContractZone"/> in one family.</summary>
internal sealed record FamilyWords(IPFamily Family)
{
    public static readonly ImmutableArray<FamilyWords> Both = [new(IPFamily.IPv4), new(IPFamily.IPv6)];

    public InternetAddress Outside => IsIPv4 ? ContractZone.Outside : ContractZone.OutsideV6;

    /// <summary>Outside too, but in no rule's CIDRs.</summary>
    public InternetAddress Stranger => Of("192.88.99.9", "2001:db8:98::9");

    public InternetAddress Host => IsIPv4 ? ContractZone.HostV4 : ContractZone.HostV6;

    private bool IsIPv4 => Family == IPFamily.IPv4;

    /// <summary>The primary address of NIC n.</summary>
    public InternetAddress Of(int number) => IsIPv4 ? ContractZone.V4(number) : ContractZone.V6(number);

    public InternetAddress Of(string ipv4, string ipv6) => InternetAddress.Parse(IsIPv4 ? ipv4 : ipv6);

    /// <summary>The type of an ICMP message that both families have.</summary>
    public int Type(int ipv4, int ipv6) => IsIPv4 ? ipv4 : ipv6;
}
