using System.Text;
using SgRules.Addressing;
using SgRules.Netfilter;
using SgRules.Testing;

namespace SgRules.Updates;

/// <summary>The four save texts of a host, to be changed as others would change the host.</summary>
internal sealed record HostTexts(string Sets, string IPv4, string IPv6, string Ethernet)
{
    /// <summary>A host that nothing was loaded on.</summary>
    public static HostTexts Nothing { get; } = Of(Ruleset.Empty);

    /// <summary>A host that has a compilation loaded, and nothing else.</summary>
    public static HostTexts Of(Ruleset ruleset)
    {
        var documents = ruleset.Documents;
        return new(documents.IpSet.ToString(), documents.IPTables.ToString(), documents.IP6Tables.ToString(), documents.EbTables.ToString());
    }

    /// <summary>The host of <see cref="SnapshotZones.EveryKindOfAddress"/>: bridge cloudbr0, groups lb and web, instances i-2-19-VM, i-2-20-VM and i-3-21-VM.</summary>
    public static Ruleset Compiled(RuleLayout layout) => ZoneCase.Compile(SnapshotZones.EveryKindOfAddress(), new CompilerOptions { Layout = layout });

    public HostState Read() => new(
        SaveText.ReadSets(Encoding.UTF8.GetBytes(Sets), "ipset"),
        SaveText.ReadTable(IPFamily.IPv4, Encoding.UTF8.GetBytes(IPv4), "iptables"),
        SaveText.ReadTable(IPFamily.IPv6, Encoding.UTF8.GetBytes(IPv6), "ip6tables"),
        SaveText.ReadEthernetTable(Encoding.UTF8.GetBytes(Ethernet), "ebtables"));

    public (OwnPart Part, ValueList<Diagnostic> Findings) PartFor(Ruleset desired, bool adopt = false) => Owner.PartOf(Read(), desired, adopt);

    /// <summary>With chains and rules more in the IPv4 table, rules at the end of their chains.</summary>
    public HostTexts WithIPv4(params string[] lines) => this with { IPv4 = With(IPv4, ":OUTPUT ACCEPT [0:0]\n", " - [0:0]", "COMMIT\n", lines) };

    /// <summary>The same in the table of frames; a chain there has its policy.</summary>
    public HostTexts WithFrames(params string[] lines) => this with { Ethernet = With($"{Ethernet}\n", ":POSTROUTING ACCEPT\n", string.Empty, "\n", lines)[..^1] };

    public HostTexts WithSets(string lines) => this with { Sets = Sets + lines };

    /// <summary>With a piece of the IPv4 table changed, which must be there.</summary>
    public HostTexts Changed(string piece, string other)
    {
        Assert.Contains(piece, IPv4, StringComparison.Ordinal);
        return this with { IPv4 = IPv4.Replace(piece, other, StringComparison.Ordinal) };
    }

    /// <summary>With rules at the head of FORWARD of the IPv4 table, as <c>-I FORWARD</c> puts them, or before another of its rules.</summary>
    public HostTexts WithIPv4Ahead(string rules, string before = "-A FORWARD -i cloudbr0 -m physdev") => this with { IPv4 = Ahead(IPv4, rules, before) };

    /// <summary>The same in the IPv6 table.</summary>
    public HostTexts WithIPv6Ahead(string rules, string before = "-A FORWARD -i cloudbr0 -m physdev") => this with { IPv6 = Ahead(IPv6, rules, before) };

    /// <summary>The same in the table of frames.</summary>
    public HostTexts WithFramesAhead(string rules, string before) => this with { Ethernet = Ahead(Ethernet, rules, before) };

    /// <summary>The number of the first line of the IPv4 table that is <paramref name="line"/>.</summary>
    public int LineOf(string line)
    {
        var index = Array.IndexOf(IPv4.Split('\n'), line);
        Assert.NotEqual(-1, index);
        return index + 1;
    }

    private static string Ahead(string text, string rules, string before)
    {
        var place = text.IndexOf(before, StringComparison.Ordinal);
        Assert.NotEqual(-1, place);
        return text.Insert(place, $"{rules}\n");
    }

    private static string With(string text, string behind, string policy, string end, string[] lines)
    {
        var declarations = string.Concat(lines.Where(line => line[0] == ':').Select(line => $"{line}{policy}\n"));
        var rules = string.Concat(lines.Where(line => line[0] == '-').Select(line => $"{line}\n"));
        Assert.EndsWith(end, text, StringComparison.Ordinal);
        return $"{text.Replace(behind, $"{behind}{declarations}", StringComparison.Ordinal)[..^end.Length]}{rules}{end}";
    }
}
