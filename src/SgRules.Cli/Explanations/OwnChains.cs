using SgRules.Addressing;
using SgRules.Netfilter;

namespace SgRules.Cli.Explanations;

/// <summary>The chains of a ruleset that are its alone.</summary>
internal static class OwnChains
{
    // The built-in ones stand first in a table, three in each, and are nobody's alone.
    private const int BuiltIn = 3;

    /// <summary>Those of the table of a family, or of the one for frames.</summary>
    public static IReadOnlySet<ChainName> Of(Ruleset ruleset, IPFamily? family) => ChainsOf(ruleset, family).Skip(BuiltIn).Select(chain => chain.Name).ToHashSet();

    private static ValueList<Chain> ChainsOf(Ruleset ruleset, IPFamily? family) => family switch
    {
        IPFamily.IPv4 => ruleset.IPv4.Chains,
        IPFamily.IPv6 => ruleset.IPv6.Chains,
        _ => ruleset.Ethernet.Chains,
    };
}
