using SgRules.KernelBenchmarks;
using SgRules.Laboratory;

if (BenchOptions.Parse(args) is not { } options)
{
    Console.Error.WriteLine($"usage: {BenchOptions.Usage}");
    return 2;
}

if (LabProbe.Missing() is { } reason)
{
    Console.Error.WriteLine($"can't be measured here: {reason}");
    return 1;
}

// A namespace is a thread's: everything happens on one that ends with the work, and that stays on one CPU while it sends.
using var thread = new NamespaceThread();
thread.Run(() =>
{
    using var pin = CpuPin.Here(0);
    var hosts = options.Instances.Select(instances => new BenchHost(instances)).ToList();
    List<Session> sessions = [];
    foreach (var backend in new[] { Backend.Legacy, Backend.Nft })
    {
        // The next one's packets aren't to share the machine with this one's tables.
        using var session = new Session(options, backend, Console.Error);
        session.Run(hosts);
        sessions.Add(session);
    }

    new Report(options, Console.Out).Write(sessions);
});
return 0;
