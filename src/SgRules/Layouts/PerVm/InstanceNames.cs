using System.Diagnostics.CodeAnalysis;
using SgRules.Addressing;
using SgRules.Netfilter;

namespace SgRules.Layouts;

/// <summary>The names that CloudStack 4.2 makes of an instance's (facts: cloudstack, section 1.1), but never cut: a name that doesn't fit is none.</summary>
internal sealed record InstanceNames(ChainName Ingress, ChainName Egress, ChainName Default, string Instance)
{
    /// <summary>Makes the names, unless one of them can't be formed or is of a bridge or of the tree.</summary>
    public static bool TryOf(string instance, [NotNullWhen(true)] out InstanceNames? names)
    {
        names = !OwnNames.BeginsAsOurs(instance)
            && ChainName.TryParse(instance, out var ingress)
            && ChainName.TryParse($"{instance}{OwnNames.EgressEnd}", out var egress)
            && OwnNames.DefaultOf(instance) is { } text
            && ChainName.TryParse(text, out var @default)
            ? new InstanceNames(ingress, egress, @default, instance)
            : null;
        return names is not null;
    }

    /// <summary>The set of the instance's own addresses of a family; CloudStack's name for the IPv6 one is of the releases that filter IPv6.</summary>
    public SetName Set(IPFamily family) => SetName.Parse(family == IPFamily.IPv4 ? Instance : $"{Instance}{OwnNames.IPv6SetEnd}");
}
