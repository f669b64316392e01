using System.Buffers;
using System.Text;
using SgRules.Model;

namespace SgRules.Testing;

/// <summary>A generated valid zone with the host to compile; prints as zone.json, so that a failure can be compiled by hand.</summary>
public sealed record ZoneCase(Zone Zone)
{
    public const string Host = "kvm1";

    public string Text => TextIn(RuleLayout.Tree);

    public string TextIn(RuleLayout layout) => string.Concat(Compile(Zone, new CompilerOptions { Layout = layout }).Documents.All.ToImmutableArray().Select(document => $"# {document.FileName}\n{document}"));

    public static Netfilter.Ruleset Compile(Zone zone, CompilerOptions? options = null)
    {
        var result = RuleCompiler.Compile(zone, Host, options);
        return result.Ruleset ?? throw new InvalidOperationException(string.Join('\n', result.Diagnostics));
    }

    public override string ToString()
    {
        var json = new ArrayBufferWriter<byte>();
        ZoneJson.Write(Zone, json);
        return $"zone.json:\n{Encoding.UTF8.GetString(json.WrittenSpan)}";
    }
}
