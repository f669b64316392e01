using BenchmarkDotNet.Running;
using SgRules.Benchmarks;

switch (args)
{
    case ["gate", .. var options]:
        return new Gate(Console.Out).Run(options);
    case ["million"]:
        Million.Run(Console.Out);
        return 0;
    default:
        BenchmarkSwitcher.FromAssembly(typeof(StageBenchmarks).Assembly).Run(args);
        return 0;
}
