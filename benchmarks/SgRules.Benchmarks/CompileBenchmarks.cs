using System.Buffers;
using BenchmarkDotNet.Attributes;
using SgRules.Netfilter;

namespace SgRules.Benchmarks;

/// <summary>A sample host of 4,000 instances: from the zone to its documents, and each half alone.</summary>
/// <remarks>The yardstick is copying the same bytes, so that figures of different machines compare.</remarks>
[MemoryDiagnoser]
[JsonExporterAttribute.BriefCompressed]
public class CompileBenchmarks
{
    private readonly ArrayBufferWriter<byte> _output = new();
    private SampleHost _host = null!;
    private byte[] _bytes = null!;
    private byte[] _copy = null!;

    [Params(4_000)]
    public int Instances { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        _host = new SampleHost(Instances);
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
    public Ruleset Compile() => _host.Compile().Ruleset!;

    [Benchmark]
    public int Write() => Write(_host.Ruleset);

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
