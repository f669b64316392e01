using BenchmarkDotNet.Attributes;
using SgRules.Addressing;
using SgRules.Analysis;
using SgRules.Cli.Samples;
using SgRules.Policies;

namespace SgRules.Benchmarks;

/// <summary>One packet between two guests of a sample host of 4,000 instances: explained, decided by the contract.</summary>
[MemoryDiagnoser]
[JsonExporterAttribute.BriefCompressed]
public class ExplainBenchmarks
{
    private CompiledHost _host = null!;
    private Explainer _explainer = null!;
    private ReferenceEvaluator _evaluator = null!;
    private Packet _packet = null!;
    private Passage _passage = null!;

    [Params(4_000)]
    public int Instances { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        _host = new CompiledHost(SampleZone.Create(new SampleOptions { Instances = Instances }));
        _explainer = NewExplainer();
        _evaluator = new ReferenceEvaluator(_host.Result.Policy!);
        var bridge = _host.Result.Policy!.Bridges[0];
        var (from, to) = (bridge.GuestPorts[0], bridge.GuestPorts[^1]);
        _packet = Packet.Tcp(IPv4Of(from), IPv4Of(to), 49152, 22);
        _passage = Passage.Bridged(bridge.Name, from.Device, to.Device, from.Mac);
    }

    /// <summary>Made once for a compilation.</summary>
    [Benchmark]
    public Explainer NewExplainer() => new(_host.Result.Policy!, _host.Ruleset);

    [Benchmark]
    public Explanation Explain() => _explainer.Explain(_packet, _passage);

    [Benchmark]
    public Decision Decide() => _evaluator.Decide(_packet, _passage);

    private static InternetAddress IPv4Of(GuestPort port) =>
        port.OwnAddresses.ToImmutableArray().First(prefix => prefix is { Family: IPFamily.IPv4, IsSingleAddress: true }).Address;
}
