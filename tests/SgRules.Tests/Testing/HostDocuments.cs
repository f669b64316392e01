using System.Buffers;
using System.Text;
using SgRules.Model;

namespace SgRules.Testing;

/// <summary>Everything that a host's compilation writes, as one text.</summary>
internal static class HostDocuments
{
    /// <summary>The documents and the map; empty for a host that an error stands against.</summary>
    public static string Text(CompileResult result)
    {
        if (result.Ruleset is not { } ruleset)
        {
            return string.Empty;
        }

        var map = new ArrayBufferWriter<byte>();
        ruleset.SourceMap.WriteTo(map);
        return string.Concat(ruleset.Documents.All.Select(document => document.ToString())) + Encoding.UTF8.GetString(map.WrittenSpan);
    }

    /// <summary>The hosts that have other documents in one zone than in the other, by compiling all of both.</summary>
    public static IEnumerable<string> Differing(Zone old, Zone @new, CompilerOptions options)
    {
        var (before, after) = (RuleCompiler.Prepare(old, options), RuleCompiler.Prepare(@new, options));
        return before.Hosts.Union(after.Hosts, StringComparer.Ordinal)
            .Where(host => Text(before.Compile(host)) != Text(after.Compile(host)))
            .Order(StringComparer.Ordinal);
    }
}
