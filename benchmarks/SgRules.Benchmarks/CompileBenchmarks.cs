using System.Buffers;
using BenchmarkDotNet.Attributes;
using SgRules.Cli.Samples;
using SgRules.Model;
using SgRules.Netfilter;

namespace SgRules.Benchmarks;

/// <summary>A sample host of 4,000 instances: from the zone to its documents, and each half alone.</summary>
/// <remarks>The yardstick is copying the same bytes, so that figures of different machines compare.</remarks>
[MemoryDiagnoser]
[JsonExporterAttribute.BriefCompressed]
public class CompileBenchmarks
{
    private readonly ArrayBufferWriter<byte> _output = new();
    private Zone _zone = null!;
    private string _host = null!;
    private Ruleset _ruleset = null!;
    private byte[] _bytes = null!;
    private byte[] _copy = null!;

    [Params(4_000)]
    public int Instances { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        _zone = SampleZone.Create(new SampleOptions { Instances = Instances });
        _host = _zone.Hosts[0].Name;
        _ruleset = Compile();
        _ = Write();
        _bytes = _output.WrittenSpan.ToArray();
        _copy = new byte[_bytes.Length];
    }

    [Benchmark(Baseline = true)]
    public int CopyTheSameBytes()
    {
        _bytes.CopyTo(_copy, 0);
        return _copy.Length;
    }

    [Benchmark]
    public Ruleset Compile() =>
        RuleCompiler.Compile(_zone, _host).Ruleset ?? throw new InvalidOperationException("The sample has errors.");

    [Benchmark]
    public int Write() => Write(_ruleset);

    [Benchmark]
    public int CompileAndWrite() => Write(Compile());

    private int Write(Ruleset ruleset)
    {
        _output.ResetWrittenCount();
        foreach (var document in ruleset.Documents.All)
        {
            document.WriteTo(_output);
        }

        return _output.WrittenCount;
    }
}
