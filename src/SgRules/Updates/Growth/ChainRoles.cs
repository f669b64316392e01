using SgRules.Netfilter;

namespace SgRules.Updates;

/// <summary>Reads a chain's role from its name.</summary>
internal static class ChainRoles
{
    private static readonly (string Stem, ChainRole Role)[] Stems =
    [
        ("gi-", ChainRole.IngressGroup),
        ("ge-", ChainRole.EgressGroup),
        ("in-", ChainRole.IngressPolicy),
        ("eg-", ChainRole.EgressPolicy),
        ("s4-", ChainRole.TreeNode),
        ("d4-", ChainRole.TreeNode),
        ("s6-", ChainRole.TreeNode),
        ("d6-", ChainRole.TreeNode),
    ];

    public static ChainRole Of(ChainName name)
    {
        var text = name.Text.AsSpan();
        if (text.StartsWith(OwnNames.BridgeStem, StringComparison.Ordinal))
        {
            return text.EndsWith("-IN", StringComparison.Ordinal) ? ChainRole.Senders
                : text.EndsWith("-OUT", StringComparison.Ordinal) ? ChainRole.Receivers
                : ChainRole.Other;
        }

        foreach (var (stem, role) in OwnNames.IsOurs(name.Text) ? Stems : [])
        {
            if (text[OwnNames.Stem.Length..].StartsWith(stem, StringComparison.Ordinal))
            {
                return role;
            }
        }

        return ChainRole.Other;
    }
}
