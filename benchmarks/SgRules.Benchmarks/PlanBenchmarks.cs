using BenchmarkDotNet.Attributes;
using SgRules.Updates;

namespace SgRules.Benchmarks;

/// <summary>Plans between two states of one host: nothing differs, a rule, a member of a group, an instance; and from the texts of a host.</summary>
[MemoryDiagnoser]
[JsonExporterAttribute.BriefCompressed]
public class PlanBenchmarks
{
    private PlannedHost _host = null!;

    [Params(Shape.Shared, Shape.Dual)]
    public Shape Shape { get; set; }

    [Params(100, 1_000, 4_000, 10_000)]
    public int Instances { get; set; }

    [GlobalSetup]
    public void Setup() => _host = new PlannedHost(ShapedZone.Create(Shape, Instances));

    [Benchmark]
    public UpdatePlan Equal() => _host.Equal();

    [Benchmark]
    public UpdatePlan OneRule() => _host.OneRule();

    [Benchmark]
    public UpdatePlan OneMember() => _host.OneMember();

    [Benchmark]
    public UpdatePlan InstanceMore() => _host.InstanceMore();

    [Benchmark]
    public UpdatePlan InstanceLess() => _host.InstanceLess();

    [Benchmark]
    public UpdatePlan FromSave() => _host.FromSave();
}
