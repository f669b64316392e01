using BenchmarkDotNet.Attributes;
using SgRules.Addressing;
using SgRules.Analysis;
using SgRules.Cli.Samples;
using SgRules.Policies;

namespace SgRules.Benchmarks;

/// <summary>A sample host of 4,000 instances: what it takes to get ready, and to explain one packet then.</summary>
[MemoryDiagnoser]
[JsonExporterAttribute.BriefCompressed]
public class ExplainBenchmarks
{
    private CompileResult _result = null!;
    private Explainer _explainer = null!;
    private Packet _packet = null!;
    private Passage _passage = null!;

    [Params(4_000)]
    public int Instances { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        var zone = SampleZone.Create(new SampleOptions { Instances = Instances });
        _result = RuleCompiler.Compile(zone, zone.Hosts[0].Name);
        _explainer = GetReady();
        if (!Journey.TryFind(zone, zone.Instances[Instances / 2].Name, zone.Instances[Instances / 3].Name, null, out var journey, out var problem))
        {
            throw new InvalidOperationException(problem);
        }

        _packet = Packet.Tcp(journey.From.Address, journey.To.Address, 49152, 22);
        _passage = journey.Passages[0].Passage;
    }

    [Benchmark]
    public Explainer GetReady() => new(_result.Policy!, _result.Ruleset!);

    [Benchmark]
    public Explanation Explain() => _explainer.Explain(_packet, _passage);
}
