using BenchmarkDotNet.Attributes;
using SgRules.Model;
using SgRules.Netfilter;
using SgRules.Updates;

namespace SgRules.Benchmarks;

/// <summary>Every stage from JSON to text and back, alone and end to end, for one host.</summary>
/// <remarks>The yardstick is copying the bytes that are written: each figure is a multiple of what memory can do.</remarks>
[MemoryDiagnoser]
[JsonExporterAttribute.BriefCompressed]
[Config(typeof(BytesOutConfig))]
public class StageBenchmarks
{
    private CompiledHost _host = null!;

    [ParamsAllValues]
    public Shape Shape { get; set; }

    [Params(100, 1_000, 4_000, 10_000)]
    public int Instances { get; set; }

    [GlobalSetup]
    public void Setup() => _host = new CompiledHost(ShapedZone.Create(Shape, Instances));

    [Benchmark(Baseline = true)]
    public int CopyTheSameBytes() => _host.CopyTheSameBytes();

    [Benchmark]
    public Zone ParseJson() => _host.ParseJson();

    [Benchmark]
    public ZoneCompilation Validate() => _host.Validate();

    [Benchmark]
    public Ruleset Compile() => _host.Compile();

    [Benchmark]
    public long Write() => _host.Write();

    [Benchmark]
    public HostState ParseText() => _host.ParseText();

    [Benchmark]
    public long EndToEnd() => _host.EndToEnd();
}
