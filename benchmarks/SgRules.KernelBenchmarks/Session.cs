using SgRules.Laboratory;

namespace SgRules.KernelBenchmarks;

/// <summary>All hosts of one backend side by side: each has its namespaces, and their packets take turns.</summary>
internal sealed class Session(BenchOptions options, Backend backend, TextWriter log) : IDisposable
{
    private readonly List<Bench> _benches = [];

    public Backend Backend { get; } = backend;

    public IReadOnlyList<Bench> Benches => _benches;

    public Bench this[RuleLayout? layout, int instances] => _benches[layout is null ? 0 : 1 + (options.Instances.IndexOf(instances) * 2) + (layout == RuleLayout.Tree ? 0 : 1)];

    public void Run(IReadOnlyList<BenchHost> hosts)
    {
        _benches.Add(Bench.Open(hosts[0], null, Backend, options.Loads));
        foreach (var host in hosts)
        {
            foreach (var layout in new[] { RuleLayout.Tree, RuleLayout.PerVm })
            {
                _benches.Add(Bench.Open(host, layout, Backend, options.Loads));
                log.WriteLine(FormattableString.Invariant($"{Backend}: {layout} {_benches[^1].Rules} rules loaded"));
            }
        }

        for (var burst = 0; burst < options.Bursts; burst++)
        {
            _benches.ForEach(bench => bench.Send());
        }
    }

    public void Dispose() => _benches.ForEach(bench => bench.Dispose());
}
