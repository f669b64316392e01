using System.Buffers;
using SgRules.Cli.Samples;
using SgRules.Model;
using SgRules.Netfilter;

namespace SgRules.Benchmarks;

/// <summary>The default sample host of some size: its zone, and what compiling it gives.</summary>
internal sealed class SampleHost
{
    public SampleHost(int instances)
    {
        Zone = SampleZone.Create(new SampleOptions { Instances = instances });
        Result = Compile();
    }

    public Zone Zone { get; }

    public CompileResult Result { get; }

    public Ruleset Ruleset => Result.Ruleset ?? throw new InvalidOperationException("The sample has errors.");

    public CompileResult Compile() => RuleCompiler.Compile(Zone, Zone.Hosts[0].Name);

    public static byte[] Utf8(Document document)
    {
        var buffer = new ArrayBufferWriter<byte>();
        document.WriteTo(buffer);
        return buffer.WrittenSpan.ToArray();
    }
}
