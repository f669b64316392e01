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
    public static IEnumerable<(string Name, ReadOnlyMemory<byte> Content)> Of(Ruleset ruleset)
    {
        var documents = ruleset.Documents;
        yield return ("ipset.restore", Text(documents.IpSet.WriteTo));
        yield return ("iptables.restore", Text(documents.IPTables.WriteTo));
        yield return ("ip6tables.restore", Text(documents.IP6Tables.WriteTo));
        yield return ("ebtables.restore", Text(documents.EbTables.WriteTo));
    }

    /// <summary>The documents and the map that says where each rule comes from.</summary>
    public static IEnumerable<(string Name, ReadOnlyMemory<byte> Content)> WithSourceMap(Ruleset ruleset) =>
        Of(ruleset).Append((SourceMap, Text(ruleset.SourceMap.WriteTo)));

    private static ReadOnlyMemory<byte> Text(Action<IBufferWriter<byte>> write)
    {
        var utf8 = new ArrayBufferWriter<byte>();
        write(utf8);
        return utf8.WrittenMemory;
    }
}
