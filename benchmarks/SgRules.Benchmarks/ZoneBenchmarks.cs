using BenchmarkDotNet.Attributes;

namespace SgRules.Benchmarks;

/// <summary>All hosts of a zone, 50 instances each, compiled and written.</summary>
[MemoryDiagnoser]
[JsonExporterAttribute.BriefCompressed]
public class ZoneBenchmarks
{
    private CompiledZone _zone = null!;

    [Params(20, 200, 2_000)]
    public int Hosts { get; set; }

    [GlobalSetup]
    public void Setup() => _zone = new CompiledZone(ShapedZone.OfHosts(Hosts));

    [Benchmark]
    public long CompileAll() => _zone.CompileAll();

    [Benchmark]
    public long CompileSideBySide() => _zone.CompileSideBySide();
}
