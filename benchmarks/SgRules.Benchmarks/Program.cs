using BenchmarkDotNet.Running;
using SgRules.Benchmarks;

if (args is ["gate", ..])
{
    return Gate.Run(record: args.Contains("--record", StringComparer.Ordinal));
}

BenchmarkSwitcher.FromAssembly(typeof(Gate).Assembly).Run(args);
return 0;
