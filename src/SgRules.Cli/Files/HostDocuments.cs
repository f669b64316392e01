using System.Buffers;
using SgRules.Netfilter;

namespace SgRules.Cli.Files;

/// <summary>What is written of a host, under its file names.</summary>
internal static class HostDocuments
{
    public const string SourceMap = "rules.map";

    /// <summary>The names of all files of a host's folder.</summary>
    public static IReadOnlySet<string> FileNames { get; } =
        new HashSet<string>(StringComparer.Ordinal) { "ipset.restore", "iptables.restore", "ip6tables.restore", "ebtables.restore", SourceMap };

    /// <summary>The documents to load, in the order in which they are loaded.</summary>
    public static IEnumerable<(string Name, Action<IBufferWriter<byte>> WriteTo)> Of(Ruleset ruleset)
    {
        var documents = ruleset.Documents;
        yield return ("ipset.restore", documents.IpSet.WriteTo);
        yield return ("iptables.restore", documents.IPTables.WriteTo);
        yield return ("ip6tables.restore", documents.IP6Tables.WriteTo);
        yield return ("ebtables.restore", documents.EbTables.WriteTo);
    }

    /// <summary>The documents and the map that says where each rule comes from.</summary>
    public static IEnumerable<(string Name, Action<IBufferWriter<byte>> WriteTo)> WithSourceMap(Ruleset ruleset) =>
        Of(ruleset).Append((SourceMap, ruleset.SourceMap.WriteTo));
}
